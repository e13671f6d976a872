/** The command {@code modelgate}: the local stack, and a client of a controller. */
package dev.modelgate.cli;
