package dev.modelgate.gates.document;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with a document, in the order in which it was found. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public void add(String path, String message) {
        found.add(new Violation(path, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
