/** A client of the controller's REST interface. */
package dev.modelgate.cli.client;
