package dev.modelgate.dialects.qwen;

import dev.modelgate.dialects.conversation.ToolDefinition;
import dev.modelgate.dialects.json.JsonMember;
import dev.modelgate.dialects.json.JsonObject;
import dev.modelgate.dialects.json.Utf8Builder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the system turn that declares tools, as Qwen3-Coder's template does: each tool and parameter as tags. */
final class XmlTools {
    private static final String DEFAULT_SYSTEM =
            "You are Qwen, a helpful AI assistant that can interact with a computer to solve tasks.";
    private static final String HEAD = "\n\n# Tools\n\nYou have access to the following functions:\n\n<tools>";
    private static final String TAIL = """

            </tools>

            If you choose to call a function ONLY reply in the following format with NO suffix:

            <tool_call>
            <function=example_function_name>
            <parameter=example_parameter_1>
            value_1
            </parameter>
            <parameter=example_parameter_2>
            This is the value for the second parameter
            that can span
            multiple lines
            </parameter>
            </function>
            </tool_call>

            <IMPORTANT>
            Reminder:
            - Function calls MUST follow the specified format: an inner <function=...></function> block must be nested \
            within <tool_call></tool_call> XML tags
            - Required parameters MUST be specified
            - You may provide optional reasoning for your function call in natural language BEFORE the function call, but \
            NOT after
            - If there is no function call available, answer the question like normal with your current knowledge and do \
            not tell the user about function calls
            </IMPORTANT>""";

    private static final Set<String> OWN_LINES_OF_PARAMETER = Set.of("name", "type", "description");
    private static final Set<String> OWN_LINES_OF_SCHEMA = Set.of("type", "properties");

    private XmlTools() {}

    static void write(Optional<String> system, List<ToolDefinition> tools, Utf8Builder out) {
        out.append(system.orElse(DEFAULT_SYSTEM)).append(HEAD);
        for (ToolDefinition tool : tools) {
            out.append("\n<function>\n<name>").append(tool.name()).append("</name>");
            out.append("\n<description>").append(tool.description().strip()).append("</description>\n<parameters>");
            List<JsonMember> schema = tool.parameters().members();
            for (JsonMember member : schema) {
                if (member.key().equals("properties") && member.type() == JsonMember.Type.OBJECT) {
                    parameters(member.object(), out);
                }
            }
            others(schema, OWN_LINES_OF_SCHEMA, out);
            out.append("\n</parameters>\n</function>");
        }
        out.append(TAIL);
    }

    private static void parameters(JsonObject properties, Utf8Builder out) {
        for (JsonMember parameter : properties.members()) {
            out.append("\n<parameter>\n<name>").append(parameter.key()).append("</name>");
            if (parameter.type() == JsonMember.Type.OBJECT) {
                List<JsonMember> fields = parameter.object().members();
                for (String own : List.of("type", "description")) {
                    for (JsonMember field : fields) {
                        if (field.key().equals(own)) {
                            tag(
                                    own,
                                    own.equals("type")
                                            ? said(field)
                                            : said(field).strip(),
                                    out);
                        }
                    }
                }
                others(fields, OWN_LINES_OF_PARAMETER, out);
            }
            out.append("\n</parameter>");
        }
    }

    private static void others(List<JsonMember> members, Set<String> except, Utf8Builder out) {
        for (JsonMember member : members) {
            if (!except.contains(member.key())) {
                tag(member.key(), said(member), out);
            }
        }
    }

    private static void tag(String name, String content, Utf8Builder out) {
        out.append("\n<").append(name).append('>').append(content);
        out.append("</").append(name).append('>');
    }

    /** Objects and lists as JSON, everything else as Python's <code>str</code> writes it. */
    private static String said(JsonMember member) {
        return switch (member.type()) {
            case STRING, NUMBER, OBJECT, LIST -> member.text();
            case BOOLEAN -> member.text().equals("true") ? "True" : "False";
            case NULL -> "None";
        };
    }
}
