/**
 * The local stack: broker, PostgreSQL and the four services as child processes on loopback, supervised and taken down as a whole.
 *
 * <p>{@link dev.modelgate.cli.stack.LocalStack} is the way in, for the command and for tests alike.
 */
package dev.modelgate.cli.stack;
