package dev.modelgate.contracts;

import java.util.regex.Pattern;

/** Names from outside that become parts of paths. */
public final class SafeName {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private SafeName() {}

    /** Whether {@code name} can name one file or folder without leaving where it is looked up. */
    public static boolean isSafe(String name) {
        return name != null && SAFE.matcher(name).matches() && !name.contains("..");
    }

    /**
     * @param what what the name is of, for the message
     * @return {@code name}
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static String check(String what, String name) {
        if (!isSafe(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no " + what
                            + ": use letters, digits, '.', '_' and '-', starting with a letter or digit, at most 128, without '..'.");
        }
        return name;
    }

    /**
     * Checks a relative path: every part a safe name.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static String checkPath(String what, String path) {
        for (String part : String.valueOf(path).split("/", -1)) {
            if (!isSafe(part)) {
                throw new IllegalArgumentException("'" + path + "' is no " + what
                        + ": write a relative path whose parts are plain names, like data/train.jsonl.");
            }
        }
        return path;
    }
}
