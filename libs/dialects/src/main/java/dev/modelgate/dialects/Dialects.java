package dev.modelgate.dialects;

import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.mistral.MistralDialect;
import dev.modelgate.dialects.openai.OpenAiDialect;
import dev.modelgate.dialects.plan.PlanLiteralDialect;
import dev.modelgate.dialects.qwen.ChatmlDialect;
import dev.modelgate.dialects.qwen.QwenHermesDialect;
import dev.modelgate.dialects.qwen.QwenXmlDialect;
import java.util.List;
import java.util.Optional;

/** All dialects, by name. A new dialect is a package and a line here. */
public final class Dialects {
    private static final List<Dialect> ALL = List.of(
            new QwenHermesDialect(),
            new QwenXmlDialect(),
            new ChatmlDialect(),
            new OpenAiDialect(),
            MistralDialect.v3(),
            MistralDialect.v7(),
            MistralDialect.v11(),
            MistralDialect.v13(),
            new PlanLiteralDialect());

    private Dialects() {}

    /** Every dialect. */
    public static List<Dialect> all() {
        return ALL;
    }

    /** The names of every dialect, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }

    /** The dialect of a name; empty when there is none. */
    public static Optional<Dialect> find(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /**
     * The dialect of a name.
     *
     * @throws IllegalArgumentException when there is none; the message says which there are
     */
    public static Dialect named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no dialect \"" + name + "\"; there are " + String.join(", ", names()) + "."));
    }
}
