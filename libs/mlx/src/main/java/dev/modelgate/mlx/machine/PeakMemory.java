package dev.modelgate.mlx.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The largest memory a process has held since its start, sampled from outside.
 *
 * <p>On macOS it is the physical footprint, which counts what Metal holds and the resident set size does not. On Linux it
 * is the largest resident set size; that figure proves the plumbing and says nothing about a Mac, so the label goes with
 * the value wherever it is shown.
 *
 * @param bytes the value
 * @param method how it was measured
 * @param backend {@code metal} or {@code cpu}
 */
public record PeakMemory(long bytes, Method method, String backend) {

    private static final Pattern VM_HWM = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern FOOTPRINT = Pattern.compile("\\{\"bytes\": (\\d+)}");

    /** The two honest figures. */
    public enum Method {
        /** Largest resident set size, /proc/PID/status. */
        VM_HWM("VmHWM"),
        /** {@code ri_lifetime_max_phys_footprint} of {@code proc_pid_rusage}. */
        LIFETIME_MAX_PHYS_FOOTPRINT("ri_lifetime_max_phys_footprint");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** The name of the figure as the platform calls it. */
        public String label() {
            return label;
        }
    }

    /**
     * Sample a running process.
     *
     * <p>The figure of macOS comes from a short process of the given interpreter, because Java 21 calls no native function.
     *
     * @param python an interpreter with ctypes
     * @param program the folder that holds {@code modelgate_mlx}
     * @throws UncheckedIOException if the platform does not tell, for example because the process has ended
     */
    public static PeakMemory of(long pid, String backend, Path python, Path program) {
        try {
            return isMac()
                    ? new PeakMemory(footprint(pid, python, program), Method.LIFETIME_MAX_PHYS_FOOTPRINT, backend)
                    : new PeakMemory(
                            vmHwm(Files.readString(Path.of("/proc", Long.toString(pid), "status"))),
                            Method.VM_HWM,
                            backend);
        } catch (IOException e) {
            throw new UncheckedIOException("The peak memory of process %d cannot be read.".formatted(pid), e);
        }
    }

    /** VmHWM in bytes from the text of /proc/PID/status; the kernel's kB are 1024 bytes. */
    static long vmHwm(String status) throws IOException {
        Matcher line = VM_HWM.matcher(status);
        if (!line.find()) {
            throw new IOException("The status of the process has no VmHWM; it has ended.");
        }
        return Long.parseLong(line.group(1)) * 1024;
    }

    private static long footprint(long pid, Path python, Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), "-m", "modelgate_mlx.peak_memory", Long.toString(pid))
                .redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", program.toString());
        Process sampler = builder.start();
        String output = new String(sampler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher answer = FOOTPRINT.matcher(output);
        if (!answer.find()) {
            throw new IOException("proc_pid_rusage gave no figure: " + output.strip());
        }
        return Long.parseLong(answer.group(1));
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }
}
