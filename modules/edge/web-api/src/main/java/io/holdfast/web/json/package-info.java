/** The one JSON dialect of the interface: strict when reading, plain when writing. */
package io.holdfast.web.json;
