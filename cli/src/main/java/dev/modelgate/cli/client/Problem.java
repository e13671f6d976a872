package dev.modelgate.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** An error body (RFC 9457) as text for a person. */
final class Problem {
    private Problem() {}

    /** The detail, or else the title, with one line for each violation; a body of another kind is not repeated. */
    static String text(ObjectMapper json, int status, String body) {
        try {
            JsonNode problem = json.readTree(body);
            String sentence =
                    problem.path("detail").asText(problem.path("title").asText(""));
            if (!sentence.isBlank()) {
                StringBuilder text = new StringBuilder(sentence);
                for (JsonNode violation : problem.path("violations")) {
                    String where = violation
                            .path("path")
                            .asText(violation.path("field").asText(""));
                    text.append(System.lineSeparator()).append("  ");
                    text.append(where.isEmpty() ? "" : where + ": ")
                            .append(violation.path("message").asText());
                }
                return text.toString();
            }
        } catch (IOException e) {
            return "The controller answered with status " + status + " and something that is not JSON.";
        }
        return "The controller answered with status " + status + ".";
    }
}
