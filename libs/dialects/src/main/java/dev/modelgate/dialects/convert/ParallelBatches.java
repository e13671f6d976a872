package dev.modelgate.dialects.convert;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has several threads convert batches while the caller's reads them and merges what comes back, in the order of the file.
 * The caller reads no further ahead than the threads can follow, so memory is bounded.
 */
final class ParallelBatches {
    private static final int OPEN_PER_THREAD = 2;

    /** Bytes of lines that are read and not yet merged, unless a single batch has more. A row takes some five times its bytes. */
    private static final long OPEN_BYTES = 8L * 1024 * 1024;

    private record Open(Future<ConvertedBatch> converted, long bytes) {}

    private final BatchConverter converter;
    private final Merge merge;
    private final int threads;
    private final Deque<Open> open = new ArrayDeque<>();
    private long openBytes;

    ParallelBatches(BatchConverter converter, Merge merge, int threads) {
        this.converter = converter;
        this.merge = merge;
        this.threads = threads;
    }

    void run(LineSource lines) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().name("modelgate-convert-", 1).daemon().factory());
        try {
            Optional<LineBatch> next = lines.next();
            while (next.isPresent() || !open.isEmpty()) {
                while (next.isPresent() && hasRoom(next.get())) {
                    LineBatch batch = next.get();
                    open.addLast(new Open(workers.submit(() -> converter.convert(batch)), batch.size()));
                    openBytes += batch.size();
                    next = lines.next();
                }
                mergeFirst();
            }
        } catch (InterruptedException e) {
            throw Conversion.interrupted();
        } finally {
            // What is running ends within a batch; nothing that the caller owns is used after that.
            workers.shutdownNow();
            workers.close();
        }
    }

    private boolean hasRoom(LineBatch batch) {
        return open.isEmpty() || (open.size() < threads * OPEN_PER_THREAD && openBytes + batch.size() <= OPEN_BYTES);
    }

    private void mergeFirst() throws IOException, InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException(); // a result that is there already would be given without noticing it
        }
        Open first = open.getFirst();
        try {
            merge.add(first.converted().get());
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
        open.removeFirst();
        openBytes -= first.bytes();
    }

    private static RuntimeException unchecked(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException mistake -> mistake;
            case Error error -> throw error;
            default -> new IllegalStateException("Converting a batch throws nothing else.", thrown);
        };
    }
}
