/** The built stack, taken through plans over REST, and the rules of the house over all modules. */
package dev.modelgate.system;
