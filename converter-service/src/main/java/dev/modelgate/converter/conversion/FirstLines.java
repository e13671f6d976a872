package dev.modelgate.converter.conversion;

import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.core.Response.Status;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a body.
 *
 * @param lines without their ends (LF)
 * @param bytes the same, with them
 */
record FirstLines(List<byte[]> lines, byte[] bytes) {
    /**
     * Reads up to {@code count} lines and nothing after them.
     *
     * @throws ProblemException when one is longer than {@code longest} bytes
     */
    static FirstLines read(InputStream body, int count, int longest) throws IOException {
        InputStream in = new BufferedInputStream(body);
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (lines.size() < count) {
            int one = in.read();
            if (one >= 0) {
                all.write(one);
            }
            if (one == '\n' || (one < 0 && line.size() > 0)) {
                lines.add(line.toByteArray());
                line.reset();
            } else if (one >= 0) {
                line.write(one);
                check(line.size(), longest, lines.size() + 1);
            }
            if (one < 0) {
                break;
            }
        }
        return new FirstLines(List.copyOf(lines), all.toByteArray());
    }

    private static void check(int length, int longest, int line) {
        if (length > longest) {
            throw ProblemException.atLine(
                    line, Status.REQUEST_ENTITY_TOO_LARGE, "Line " + line + " is longer than " + longest + " bytes.");
        }
    }
}
