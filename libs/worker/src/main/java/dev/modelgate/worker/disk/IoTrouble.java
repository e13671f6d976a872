package dev.modelgate.worker.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what an {@link IOException} means: many carry nothing but a path. */
public final class IoTrouble {
    private IoTrouble() {}

    /** What went wrong, as the end of a sentence without its full stop. */
    public static String describe(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
