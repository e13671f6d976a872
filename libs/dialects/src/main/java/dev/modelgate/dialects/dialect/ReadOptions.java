package dev.modelgate.dialects.dialect;

import dev.modelgate.dialects.conversation.ToolDefinition;
import java.util.List;
import java.util.Optional;

/**
 * How a reader treats what its dialect does not say clearly. The defaults change nothing and guess nothing.
 *
 * @param recoverFencedCalls whether a fenced JSON block that is exactly one call (an object of name and arguments) is
 *     read as that call; otherwise it stays text
 * @param orphanResponses what happens to a turn whose tool responses answer no call
 * @param textAfterCalls what happens to text after a call
 * @param bareCode the tool that code between a call's tags belongs to; without it such a row is refused
 * @param tools the tools of rows that declare none
 */
public record ReadOptions(
        boolean recoverFencedCalls,
        Orphans orphanResponses,
        Unsayable textAfterCalls,
        Optional<BareCode> bareCode,
        List<ToolDefinition> tools) {
    public static final ReadOptions DEFAULT =
            new ReadOptions(false, Orphans.KEEP_AS_TEXT, Unsayable.REFUSE, Optional.empty(), List.of());

    public ReadOptions {
        tools = List.copyOf(tools);
    }

    /** What happens to a turn whose tool responses answer no call. */
    public enum Orphans {
        /** The turn stays the user's, with its text untouched. */
        KEEP_AS_TEXT,
        /** The row is refused. */
        REFUSE
    }

    /**
     * The tool that bare code belongs to.
     *
     * @param tool its name, such as <code>execute_code</code>
     * @param parameter the name of its parameter that takes the code
     */
    public record BareCode(String tool, String parameter) {}

    public ReadOptions withRecoverFencedCalls(boolean recover) {
        return new ReadOptions(recover, orphanResponses, textAfterCalls, bareCode, tools);
    }

    public ReadOptions withOrphanResponses(Orphans orphans) {
        return new ReadOptions(recoverFencedCalls, orphans, textAfterCalls, bareCode, tools);
    }

    public ReadOptions withTextAfterCalls(Unsayable policy) {
        return new ReadOptions(recoverFencedCalls, orphanResponses, policy, bareCode, tools);
    }

    public ReadOptions withBareCode(String tool, String parameter) {
        return new ReadOptions(
                recoverFencedCalls, orphanResponses, textAfterCalls, Optional.of(new BareCode(tool, parameter)), tools);
    }

    public ReadOptions withTools(List<ToolDefinition> others) {
        return new ReadOptions(recoverFencedCalls, orphanResponses, textAfterCalls, bareCode, others);
    }
}
