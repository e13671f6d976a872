package dev.modelgate.tokenizers;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@code tekken.json}: byte pairs by jtokkit, control tokens looked up first. */
final class TekkenTokenizer implements Tokenizer {
    private static final String NAME = "tekken";

    private final TekkenJson declared;
    private final String sha256;
    private final Encoding encoding;
    private final ControlTokens controlTokens;
    private final Map<Integer, String> controlTexts = new HashMap<>();

    private TekkenTokenizer(TekkenJson declared, String sha256) {
        this.declared = declared;
        this.sha256 = sha256;
        this.controlTokens = new ControlTokens(declared.controlTokens().keySet());
        declared.controlTokens().forEach((text, id) -> controlTexts.put(id, text));
        Map<byte[], Integer> ids = new IdentityHashMap<>();
        for (int rank = 0; rank < declared.vocabulary().size(); rank++) {
            ids.put(declared.vocabulary().get(rank), declared.id(rank));
        }
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        // Without control tokens: jtokkit takes only those written <|…|>, and these are looked up before it is asked.
        registry.registerGptBytePairEncoding(new GptBytePairEncodingParams(NAME, declared.pattern(), ids, Map.of()));
        this.encoding = registry.getEncoding(NAME).orElseThrow();
    }

    static TekkenTokenizer open(Path file) throws IOException, TokenizerException {
        TekkenJson declared = TekkenJson.read(file);
        boolean[] seen = new boolean[256];
        declared.vocabulary().stream()
                .filter(bytes -> bytes.length == 1)
                .forEach(bytes -> seen[bytes[0] & 0xFF] = true);
        for (int value = 0; value < seen.length; value++) {
            if (!seen[value]) {
                throw TokenizerException.unreadable(
                        "The tekken.json is damaged: its vocabulary lacks the byte " + value + ".");
            }
        }
        return new TekkenTokenizer(declared, FileDigest.sha256(file));
    }

    @Override
    public TokenizerFile file() {
        return TokenizerFile.TEKKEN;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public int vocabulary() {
        return declared.controlIds() + declared.vocabulary().size();
    }

    @Override
    public Tokens encode(String text) {
        List<Integer> ids = ids(Surrogates.replaceLone(text)).boxed();
        return new Tokens(ids, ids.stream().map(this::piece).toList());
    }

    @Override
    public int count(String text) {
        return ids(Surrogates.replaceLone(text)).size();
    }

    @Override
    public String decode(List<Integer> ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.forEach(id -> bytes.writeBytes(bytes(id)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // All of it lies on the heap.
    }

    private IntArrayList ids(String text) {
        ControlTokens.Match match = controlTokens.next(text, 0);
        if (match == null) {
            return encoding.encodeOrdinary(text);
        }
        IntArrayList ids = new IntArrayList();
        int from = 0;
        for (; match != null; match = controlTokens.next(text, from)) {
            append(ids, text.substring(from, match.start()));
            ids.add(declared.controlTokens().get(match.token()));
            from = match.start() + match.token().length();
        }
        append(ids, text.substring(from));
        return ids;
    }

    private void append(IntArrayList ids, String ordinary) {
        IntArrayList more = encoding.encodeOrdinary(ordinary);
        for (int i = 0; i < more.size(); i++) {
            ids.add(more.get(i));
        }
    }

    private byte[] bytes(int id) {
        if (id < 0 || id >= vocabulary()) {
            throw new IllegalArgumentException(
                    "There is no token " + id + "; ids go from 0 to " + (vocabulary() - 1) + ".");
        }
        return id < declared.controlIds()
                ? controlTexts.getOrDefault(id, "<SPECIAL_" + id + ">").getBytes(StandardCharsets.UTF_8)
                : declared.vocabulary().get(id - declared.controlIds());
    }

    private String piece(int id) {
        byte[] bytes = bytes(id);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // A token may be part of a character; its bytes are all that can be said of it.
            List<String> parts = new ArrayList<>();
            for (byte value : bytes) {
                parts.add(String.format("<0x%02X>", value));
            }
            return parts.stream().collect(Collectors.joining());
        }
    }
}
