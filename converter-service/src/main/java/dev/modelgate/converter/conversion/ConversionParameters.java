package dev.modelgate.converter.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.converter.http.Query;
import dev.modelgate.converter.tool.Tools;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionLimits;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.RowForm;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.ReadOptions.Orphans;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.json.JsonLimits;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the parameters of {@code POST /conversions}; docs/converter.md has the table of them. */
@Singleton
final class ConversionParameters {
    private static final String DETECT = "detect";
    private static final Map<String, Unsayable> POLICIES = Map.of("refuse", Unsayable.REFUSE, "drop", Unsayable.DROP);
    private static final Map<String, RowForm> FORMS = Map.of("structured", RowForm.STRUCTURED, "text", RowForm.TEXT);
    private static final Map<String, Orphans> ORPHANS =
            Map.of("keep-as-text", Orphans.KEEP_AS_TEXT, "refuse", Orphans.REFUSE);

    private final ConversionsConfig config;
    private final ObjectMapper json;

    ConversionParameters(ConversionsConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** Reads all parameters of a conversion; the caller ends the query. */
    ConversionRequest read(Query query) {
        Reading reading = new Reading(query);
        ConversionOptions options = reading.options();
        boolean text = reading.kept("text", query.flag("text", true));
        Optional<ConversionRequest.Tokens> tokens = reading.tokens();
        Optional<String> otherSplit = query.parsed("other-split", id -> SafeName.check("id of a conversion", id));
        otherSplit.ifPresent(id -> reading.kept("other-split", id));
        long refusedLimit = query.number("refused-limit", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        return new ConversionRequest(options, text, tokens, otherSplit, refusedLimit, reading.described);
    }

    private ConversionLimits limits() {
        return new ConversionLimits(
                Math.toIntExact(config.lineLength().asLongValue()),
                config.rows(),
                new JsonLimits(config.nesting(), config.numberLength(), JsonLimits.DEFAULT.stringLength()));
    }

    /** One query while it is read; notes what shapes the result. */
    private final class Reading {
        private final Query query;
        private final SortedMap<String, Object> described = new TreeMap<>();

        Reading(Query query) {
            this.query = query;
        }

        <T> T kept(String name, T value) {
            described.put(name, value);
            return value;
        }

        ConversionOptions options() {
            Dialect to = target();
            ConversionOptions options = source().map(from -> ConversionOptions.of(from, to))
                    .orElseGet(() -> ConversionOptions.detecting(to))
                    .withForm(choice("form", FORMS, "structured"))
                    .withRead(read())
                    .withWrite(new WriteOptions(choice("text-beside-calls", POLICIES, "refuse"), 0))
                    .withRowPerAssistantTurn(
                            kept("row-per-assistant-turn", query.flag("row-per-assistant-turn", false)))
                    .withLimits(limits());
            Optional<String> system = query.text("leading-system");
            if (system.isPresent()) {
                options = options.withLeadingSystem(kept("leading-system", system.get()));
            }
            Optional<Long> take = query.number("take", 1, Long.MAX_VALUE);
            return take.isPresent() ? options.withTake(kept("take", take.get())) : options;
        }

        private Dialect target() {
            Optional<Dialect> to = query.parsed("to", Dialects::named);
            if (query.text("to").isEmpty()) {
                query.refuse("to", "'to' is missing; it can be " + String.join(", ", Dialects.names()) + ".");
            }
            Dialect target = to.orElseGet(() -> Dialects.all().getFirst()); // the query ends with a problem then
            kept("to", target.name());
            return target;
        }

        private Optional<Dialect> source() {
            Map<String, Optional<Dialect>> sources = new HashMap<>();
            Dialects.all().forEach(dialect -> sources.put(dialect.name(), Optional.of(dialect)));
            sources.put(DETECT, Optional.empty());
            return choice("from", sources, DETECT);
        }

        private ReadOptions read() {
            ReadOptions read = ReadOptions.DEFAULT
                    .withRecoverFencedCalls(kept("recover-fenced-calls", query.flag("recover-fenced-calls", false)))
                    .withOrphanResponses(choice("orphan-responses", ORPHANS, "keep-as-text"))
                    .withTextAfterCalls(choice("text-after-calls", POLICIES, "refuse"));
            Optional<List<ToolSpec>> tools = query.parsed("tools", this::toolSpecs);
            if (tools.isPresent()) {
                read = read.withTools(Tools.definitions(kept("tools", tools.get())));
            }
            Optional<String> tool = query.text("bare-code-tool");
            Optional<String> parameter = query.text("bare-code-parameter");
            if (tool.isPresent() != parameter.isPresent()) {
                String missing = tool.isPresent() ? "bare-code-parameter" : "bare-code-tool";
                query.refuse(
                        missing,
                        "'bare-code-tool' and 'bare-code-parameter' go together; '" + missing + "' is missing.");
            }
            if (tool.isEmpty() || parameter.isEmpty()) {
                return read;
            }
            return read.withBareCode(kept("bare-code-tool", tool.get()), kept("bare-code-parameter", parameter.get()));
        }

        private List<ToolSpec> toolSpecs(String text) {
            try {
                List<ToolSpec> specs = List.of(json.readValue(text, ToolSpec[].class));
                Tools.definitions(specs); // says what is wrong with them
                return specs;
            } catch (JsonProcessingException | NullPointerException e) {
                throw new IllegalArgumentException(
                        "'tools' is no JSON list of objects with 'name', 'description' and 'parameters'.", e);
            }
        }

        Optional<ConversionRequest.Tokens> tokens() {
            Optional<ModelRef> model = query.parsed("tokenizer", ModelRef::parse);
            Optional<Long> limit = query.number("token-limit", 1, Integer.MAX_VALUE);
            if (limit.isPresent() && query.text("tokenizer").isEmpty()) {
                query.refuse("token-limit", "'token-limit' needs 'tokenizer', by which the tokens are counted.");
            }
            return model.map(ref -> new ConversionRequest.Tokens(
                    ModelRef.parse(kept("tokenizer", ref.text())),
                    kept("token-limit", limit.map(Math::toIntExact).orElse(TokenLimit.MLX_LM_DEFAULT))));
        }

        private <T> T choice(String name, Map<String, T> choices, String otherwise) {
            T chosen = query.choice(name, choices, choices.get(otherwise));
            kept(name, query.text(name).filter(choices::containsKey).orElse(otherwise));
            return chosen;
        }
    }
}
