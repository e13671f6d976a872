package dev.modelgate.tokenizers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds control tokens in a text: the earliest, and of several there the longest. */
final class ControlTokens {
    /** @param start of the token in the text */
    record Match(int start, String token) {}

    private final Map<Character, List<String>> byFirstCharacter = new HashMap<>();

    ControlTokens(Iterable<String> tokens) {
        for (String token : tokens) {
            if (!token.isEmpty()) {
                byFirstCharacter
                        .computeIfAbsent(token.charAt(0), first -> new ArrayList<>())
                        .add(token);
            }
        }
        byFirstCharacter
                .values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    /** The next match from {@code from} on, or null. */
    Match next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            List<String> candidates = byFirstCharacter.get(text.charAt(at));
            if (candidates == null) {
                continue;
            }
            for (String token : candidates) {
                if (text.startsWith(token, at)) {
                    return new Match(at, token);
                }
            }
        }
        return null;
    }
}
