package dev.modelgate.system.chaos;

import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.LocalStack;
import dev.modelgate.cli.stack.Ports;
import dev.modelgate.cli.stack.StackConfig;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The stack in a process of its own, so that its supervisor can be killed as well: what {@code up} does, on given ports. It goes
 * down in order when its standard input ends.
 */
final class StackHost {
    private StackHost() {}

    /** @param arguments the checkout, and the ports in the order of {@link Ports} */
    public static void main(String[] arguments) throws Exception {
        int[] ports =
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        Installation installation = Installation.of(Path.of(arguments[0]), System.getenv());
        StackConfig config = StackConfig.of(
                        installation,
                        new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]),
                        System.getenv())
                .withListener(System.out::println);
        try (LocalStack stack = LocalStack.start(config)) {
            System.out.println("The stack of " + stack.controllerUrl() + " is started.");
            while (System.in.read() >= 0) {
                // Nobody writes: the end is what is waited for.
            }
        }
    }
}
