package dev.modelgate.cli.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.finding.Finding;
import java.nio.charset.StandardCharsets;

/** Findings and reports as JSON, with the names that the converter-service gives them. */
public final class FindingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingJson() {}

    /** One line, with its end. */
    static byte[] line(Finding finding) throws JsonProcessingException {
        return (JSON.writeValueAsString(node(finding)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The whole report, for people to read. */
    public static byte[] report(ConversionReport report) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode()
                .put("rows", report.rows())
                .put("converted", report.converted())
                .put("refused", report.refused())
                .put("written", report.written())
                .put("blankLines", report.blankLines())
                .put("calls", report.calls())
                .put("results", report.results());
        ArrayNode tallies = node.putArray("findings");
        report.findings().forEach((code, tally) -> {
            ObjectNode made = tallies.addObject()
                    .put("code", code.label())
                    .put("severity", tally.first().getFirst().severity().label())
                    .put("count", tally.count());
            ArrayNode first = made.putArray("first");
            tally.first().forEach(finding -> first.add(node(finding)));
        });
        report.lengths().ifPresent(lengths -> node.set("tokens", JSON.valueToTree(lengths)));
        node.put("inputSha256", report.inputSha256()).put("outputSha256", report.outputSha256());
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode node(Finding finding) {
        ObjectNode node = JSON.createObjectNode();
        if (finding.line() > 0) {
            node.put("line", finding.line());
        }
        if (finding.turn() >= 0) {
            node.put("turn", finding.turn());
        }
        return node.put("code", finding.code().label())
                .put("severity", finding.severity().label())
                .put("message", finding.message());
    }
}
