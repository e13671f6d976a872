package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that is made from the code. */
final class Page {
    private Page() {}

    /** Makes sure that the page is what the code says; with <code>-Dmodelgate.docs.write=true</code> it is written anew first. */
    static void holds(String name, String content) throws IOException {
        Path page = Path.of(System.getProperty("modelgate.root", "../.."), "docs", name);
        if (Boolean.getBoolean("modelgate.docs.write")) {
            Files.writeString(page, content);
        }
        assertThat(page)
                .as("mvn -pl libs/dialects test -Dtest='*PageTest' -Dmodelgate.docs.write=true writes it anew")
                .content()
                .isEqualTo(content);
    }

    /** A text between backticks, on one line of a table. */
    static String code(String text) {
        String shown = text.replace("\n", "⏎").replace("|", "\\|");
        return shown.isEmpty() ? "–" : "`" + shown + "`";
    }
}
