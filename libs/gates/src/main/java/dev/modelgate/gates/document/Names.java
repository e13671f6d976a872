package dev.modelgate.gates.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names in documents, and what to say when one is not known. */
public final class Names {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int MOST_LISTED = 12;

    private Names() {}

    /** Whether {@code name} is lower-case letters, digits, {@code -} and {@code _}, at most 64. */
    public static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** A sentence for an unknown name: the nearest known one when there is one near, else those that there are. */
    public static String unknown(String what, String name, Collection<String> known) {
        String problem = "'" + name + "' is no known " + what;
        if (known.isEmpty()) {
            return problem + "; there is none.";
        }
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
        if (distance(name, nearest) <= Math.max(2, name.length() / 3)) {
            return problem + "; did you mean '" + nearest + "'?";
        }
        String listed = String.join(", ", known.stream().limit(MOST_LISTED).toList());
        return problem + "; there " + (known.size() == 1 ? "is " : "are ") + listed
                + (known.size() > MOST_LISTED ? ", …" : "") + ".";
    }

    private static int distance(String left, String right) {
        return LevenshteinDistance.getDefaultInstance().apply(left, right);
    }
}
