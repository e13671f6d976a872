package dev.modelgate.converter.http;

import dev.modelgate.converter.problem.Problem;
import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The parameters of a query: each is asked for once, and {@link #end} tells everything that was wrong. */
public final class Query {
    private final MultivaluedMap<String, String> values;
    private final Set<String> known = new HashSet<>();
    private final List<Problem.Parameter> wrong = new ArrayList<>();

    public Query(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    public Optional<String> text(String name) {
        known.add(name);
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            refuse(name, "'" + name + "' is given " + given.size() + " times; give it once.");
        }
        return given.stream().findFirst();
    }

    /** What a parameter stands for; {@code otherwise} when it is not given. */
    public <T> T choice(String name, Map<String, T> choices, T otherwise) {
        return text(name)
                .flatMap(value -> {
                    Optional<T> chosen = Optional.ofNullable(choices.get(value));
                    if (chosen.isEmpty()) {
                        refuse(
                                name,
                                "'" + name + "' is '" + value + "'; it can be "
                                        + String.join(", ", new TreeMap<>(choices).keySet()) + ".");
                    }
                    return chosen;
                })
                .orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return choice(name, Map.of("true", true, "false", false), otherwise);
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Long> number(String name, long least, long most) {
        return text(name).flatMap(value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // said below, as for a number out of range
            }
            refuse(
                    name,
                    "'" + name + "' is '" + value + "'; it must be a whole number from " + least + " to " + most + ".");
            return Optional.empty();
        });
    }

    /** What {@code parser} makes of a parameter; its {@link IllegalArgumentException} is what is wrong with it. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(parser.apply(value));
            } catch (IllegalArgumentException e) {
                refuse(name, e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** Notes what is wrong with a parameter. */
    public void refuse(String name, String sentence) {
        wrong.add(new Problem.Parameter(name, sentence));
    }

    /** @throws ProblemException that names every parameter that is not known or not understood */
    public void end() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> refuse(name, "There is no parameter '" + name + "'."));
        if (!wrong.isEmpty()) {
            throw ProblemException.ofParameters(wrong);
        }
    }
}
