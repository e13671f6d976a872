package dev.modelgate.dialects.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The keys of one object. Objects have few keys, so a set is only made for the others. */
final class KeysSeen {
    private static final int COMPARED_ONE_BY_ONE = 8;

    private final String[] few = new String[COMPARED_ONE_BY_ONE];
    private int count;
    private Set<String> many;

    /** Adds a key; false when it was added before. */
    boolean add(String key) {
        if (many != null) {
            return many.add(key);
        }
        if (contains(key)) {
            return false;
        }
        if (count < few.length) {
            few[count++] = key;
            return true;
        }
        many = new HashSet<>(Arrays.asList(few));
        return many.add(key);
    }

    boolean contains(String key) {
        if (many != null) {
            return many.contains(key);
        }
        for (int i = 0; i < count; i++) {
            if (few[i].equals(key)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
