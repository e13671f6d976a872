package dev.modelgate.cli.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows an evaluation until it is decided: by server-sent events, and by asking once a second while no stream can be had.
 */
public final class Following {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final int LOST_AFTER = 60;

    private final ControllerClient client;
    private final String id;
    private final Consumer<Evaluation> onPicture;

    /** @param onPicture told the evaluation each time it is heard of, on the following thread */
    public Following(ControllerClient client, String id, Consumer<Evaluation> onPicture) {
        this.client = client;
        this.id = id;
        this.onPicture = onPicture;
    }

    /**
     * Returns the decided evaluation.
     *
     * @throws ControllerException when the controller has not answered for a minute, or knows no such evaluation
     */
    public Evaluation untilDecided() {
        int silent = 0;
        while (true) {
            try {
                Evaluation now = client.get(id);
                silent = 0;
                onPicture.accept(now);
                if (now.state() == Evaluation.State.DECIDED) {
                    return now;
                }
                if (streamedDecision()) {
                    continue;
                }
            } catch (ControllerException e) {
                if (e.badRequest() || ++silent == LOST_AFTER) {
                    throw e;
                }
            }
            pause();
        }
    }

    /** Returns whether the stream told of the decision before it ended; the caller asks once more either way. */
    private boolean streamedDecision() {
        try (Stream<String> events = client.events(id)) {
            Iterator<String> data = events.iterator();
            while (data.hasNext()) {
                Optional<Evaluation> now = client.pictureIn(data.next());
                now.ifPresent(onPicture);
                if (now.filter(picture -> picture.state() == Evaluation.State.DECIDED)
                        .isPresent()) {
                    return true;
                }
            }
        } catch (UncheckedIOException e) {
            // The connection was lost; the next question tells whether the controller was, too.
        }
        return false;
    }

    private static void pause() {
        try {
            // The stream is gone, perhaps with the controller, which another machine may hold: nobody tells when it is
            // back.
            Thread.sleep(BETWEEN_QUESTIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControllerException("Following the evaluation was interrupted.", e);
        }
    }
}
