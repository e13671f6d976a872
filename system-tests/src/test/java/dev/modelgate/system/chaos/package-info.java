/** A run in which processes die by a seeded schedule, while evaluations go on and strangers send messages. */
package dev.modelgate.system.chaos;
