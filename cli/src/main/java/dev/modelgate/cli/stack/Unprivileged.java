package dev.modelgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL, which refuses root, is run when this process is root: as another user by setpriv (util-linux).
 *
 * <p>When a folder above the data is closed to others, as /root is, that user is given back the one capability that lets it through;
 * without the secure bit, access(2) would not count it (man 7 capabilities, SECBIT_NO_SETUID_FIXUP).
 */
final class Unprivileged {
    /** nobody, by the numbers of the Linux Standard Base; the name may be missing in a small container. */
    private static final String NOBODY = "65534";

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = List.copyOf(prefix);
    }

    /**
     * Makes the folder the unprivileged user's and finds out how to run programs on it.
     *
     * @param folder that the programs write to; exists
     * @param program one of the programs, whose folder may be closed to others as well
     * @throws StackException as root without setpriv, or where no way leads into the folder
     */
    static Unprivileged owning(Path folder, Path program) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of());
        }
        if (!succeeds(List.of("setpriv", "--version"))) {
            throw new StackException("PostgreSQL refuses to run as root and setpriv (package util-linux) is missing;"
                    + " run ./modelgate as an ordinary user.");
        }
        String uid = System.getenv().getOrDefault("SUDO_UID", NOBODY);
        String gid = System.getenv().getOrDefault("SUDO_GID", NOBODY);
        if (!succeeds(List.of("chown", "-R", uid + ":" + gid, folder.toString()))) {
            throw new StackException("The folder " + folder + " cannot be given to user " + uid
                    + ", as whom PostgreSQL would run; run ./modelgate as an ordinary user.");
        }
        List<String> plain = List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--");
        List<String> passing = List.of(
                "setpriv",
                "--reuid",
                uid,
                "--regid",
                gid,
                "--clear-groups",
                "--securebits",
                "+no_setuid_fixup",
                "--inh-caps",
                "+dac_override",
                "--ambient-caps",
                "+dac_override",
                "--");
        for (List<String> candidate : List.of(plain, passing)) {
            Unprivileged user = new Unprivileged(candidate);
            if (succeeds(user.command(
                    "sh",
                    "-c",
                    "test -w \"$0\" && test -x \"$0\" && test -x \"$1\"",
                    folder.toString(),
                    program.toString()))) {
                return user;
            }
        }
        throw new StackException("User " + uid + ", as whom PostgreSQL would run, cannot enter " + folder + " or run "
                + program + "; put the checkout and MODELGATE_HOME into folders that others may enter.");
    }

    /** The command as the user who may run it. */
    List<String> command(String... command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    private static boolean succeeds(List<String> command) throws IOException {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return false;
        }
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // the program is not there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
