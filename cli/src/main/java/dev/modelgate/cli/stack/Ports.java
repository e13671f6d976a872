package dev.modelgate.cli.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The TCP ports of a stack, all on loopback.
 *
 * @param kafkaController port on which the single Kafka node talks to itself as its own controller
 */
public record Ports(
        int controller, int converter, int inference, int training, int kafka, int kafkaController, int postgres) {
    private static final int COUNT = 7;

    /** Those that the documentation names, for a stack that is kept running. */
    public static Ports defaults() {
        return new Ports(8080, 8081, 8082, 8083, 9092, 9093, 5432);
    }

    /**
     * Ports that nobody uses now. They are held together while being chosen, so that they differ; a stranger may still take one
     * before its process binds it, which then fails with a sentence that names it.
     *
     * @throws StackException if the machine has no free port left
     */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < COUNT; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]);
        } catch (IOException e) {
            throw new StackException("No free TCP port was found on loopback: " + e.getMessage() + ".", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** The port on which a part is reached. */
    public int of(PartName part) {
        return switch (part) {
            case BROKER -> kafka;
            case POSTGRES -> postgres;
            case CONTROLLER -> controller;
            case CONVERTER -> converter;
            case INFERENCE -> inference;
            case TRAINING -> training;
        };
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackException("A probed port could not be released: " + e.getMessage() + ".", e);
        }
    }
}
