package dev.modelgate.tokenizers;

import ai.djl.huggingface.tokenizers.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code tokenizer.json}, carried out by Hugging Face's own library. That library renumbers added tokens whose declared
 * ids leave a gap, without a word; the file is right, so its ids are given back.
 */
final class HuggingFaceTokenizer implements Tokenizer {
    static {
        // Before the native library loads: it stays on the CPU, fetches nothing and tells nobody.
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("RUST_FLAVOR", "cpu");
        setUnlessSet("DJL_OFFLINE", "true");
    }

    /** Truncation is on by default, at 512 tokens. */
    private static final Map<String, String> OPTIONS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private record Renumbered(long given, int declared) {}

    private final ai.djl.huggingface.tokenizers.HuggingFaceTokenizer library;
    private final TokenizerJson declared;
    private final String sha256;
    private final Map<String, Renumbered> renumbered = new HashMap<>();

    private HuggingFaceTokenizer(
            ai.djl.huggingface.tokenizers.HuggingFaceTokenizer library, TokenizerJson declared, String sha256) {
        this.library = library;
        this.declared = declared;
        this.sha256 = sha256;
        declared.addedTokens().forEach(this::compare);
    }

    static HuggingFaceTokenizer open(Path file) throws IOException, TokenizerException {
        TokenizerJson declared = TokenizerJson.read(file);
        try (InputStream in = Files.newInputStream(file)) {
            return new HuggingFaceTokenizer(
                    ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.newInstance(in, OPTIONS),
                    declared,
                    FileDigest.sha256(file));
        } catch (RuntimeException e) {
            // The native library has one exception for everything, with the reason as its message.
            throw new TokenizerException(
                    TokenizerException.Kind.UNREADABLE,
                    "The tokenizer.json is no tokenizer: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void setUnlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private void compare(String content, int id) {
        Encoding encoding = library.encode(Surrogates.replaceLone(content), false, false);
        long[] ids = encoding.getIds();
        if (ids.length == 1 && ids[0] != id && encoding.getTokens()[0].equals(content)) {
            renumbered.put(content, new Renumbered(ids[0], id));
        }
    }

    @Override
    public TokenizerFile file() {
        return TokenizerFile.HUGGING_FACE;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public int vocabulary() {
        return declared.vocabulary();
    }

    @Override
    public Tokens encode(String text) {
        Encoding encoding = library.encode(Surrogates.replaceLone(text), false, false);
        String[] pieces = encoding.getTokens();
        long[] ids = encoding.getIds();
        List<Integer> declaredIds = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Renumbered token = renumbered.get(pieces[i]);
            declaredIds.add(token != null && token.given() == ids[i] ? token.declared() : Math.toIntExact(ids[i]));
        }
        return new Tokens(declaredIds, List.of(pieces));
    }

    @Override
    public int count(String text) {
        return library.encode(Surrogates.replaceLone(text), false, false).getIds().length;
    }

    @Override
    public String decode(List<Integer> ids) {
        Map<Integer, Long> given = new HashMap<>();
        renumbered.values().forEach(token -> given.put(token.declared(), token.given()));
        long[] libraryIds = ids.stream()
                .mapToLong(id -> given.getOrDefault(id, id.longValue()))
                .toArray();
        return library.decode(libraryIds, false);
    }

    @Override
    public void close() {
        library.close();
    }
}
