package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import java.util.List;
import java.util.Locale;

/** Losses as bars of characters, scaled to the largest. */
final class LossChart {
    private static final int WIDTH = 50;

    private LossChart() {}

    static void append(StringBuilder text, List<Fact> facts) {
        List<Point> points =
                facts.stream().flatMap(fact -> point(fact).stream()).toList();
        double largest = points.stream().mapToDouble(Point::loss).max().orElse(0);
        if (largest <= 0) {
            return;
        }
        text.append("\nLoss by iteration (t training, v validation), full width is ")
                .append(figure(largest))
                .append('\n');
        for (Point point : points) {
            int bar = (int) Math.max(1, Math.round(WIDTH * point.loss() / largest));
            text.append("%6d %s %8s %s%n"
                    .formatted(
                            point.iteration(),
                            point.kind(),
                            figure(point.loss()),
                            point.kind().repeat(bar))
                    .replace(System.lineSeparator(), "\n"));
        }
    }

    /** A loss with four decimals; a loss that is not finite says so. */
    static String figure(Double loss) {
        return loss == null ? "not finite" : String.format(Locale.ROOT, "%.4f", loss);
    }

    private static List<Point> point(Fact fact) {
        if (fact instanceof Fact.TrainingLoss loss && loss.loss() != null) {
            return List.of(new Point(loss.iteration(), "t", loss.loss()));
        }
        if (fact instanceof Fact.ValidationLoss loss && loss.loss() != null) {
            return List.of(new Point(loss.iteration(), "v", loss.loss()));
        }
        return List.of();
    }

    private record Point(int iteration, String kind, double loss) {}
}
