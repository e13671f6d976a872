/** Apache Kafka's own broker as one KRaft node of the local stack, in a process of its own. */
package dev.modelgate.broker;
