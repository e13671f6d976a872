package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;

/**
 * SHA-256 over the canonical JSON of a plan and its suites: keys sorted, no blanks, numbers by value. Comments, the order of
 * keys and the way of writing change nothing; every value does. Follows the idea of RFC 8785 (numbers are written in full).
 */
final class PlanHash {
    private PlanHash() {}

    static String of(JsonNode plan, Map<String, JsonNode> suites) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("plan", plan);
        whole.putObject("suites").setAll(suites);
        StringBuilder canonical = new StringBuilder();
        write(whole, canonical);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void write(JsonNode node, StringBuilder to) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                TreeSet<String> keys = new TreeSet<>();
                node.fieldNames().forEachRemaining(keys::add);
                String separator = "{";
                for (String key : keys) {
                    to.append(separator)
                            .append(JsonNodeFactory.instance.textNode(key))
                            .append(':');
                    write(node.get(key), to);
                    separator = ",";
                }
                to.append(keys.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                String separator = "";
                to.append('[');
                for (JsonNode element : node) {
                    to.append(separator);
                    write(element, to);
                    separator = ",";
                }
                to.append(']');
            }
            case NUMBER -> to.append(number(node));
            case STRING, BOOLEAN, NULL, BINARY, MISSING, POJO -> to.append(node);
        }
    }

    private static String number(JsonNode node) {
        BigDecimal value = node.decimalValue();
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
