// Judges documents by the validator of the JDK (Xerces), for run.sh.
//
// Usage: java Judge.java FOLDER < RECORDS > VERDICTS
//
// In come records, each the number of a schema N, which is FOLDER/sN/schema.xsd, a length, both of four bytes, the
// highest first, and a document of that length; without a document, the schema itself is asked about. Out goes a line
// for each: `a` where it is valid, else `r`, a tab and the first error.

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

public final class Judge {
    private static int current = -1;
    private static Validator validator;
    private static String refused;

    public static void main(String[] arguments) throws Exception {
        var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
        try (var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)) {
            while (true) {
                int schema;
                try {
                    schema = in.readInt();
                } catch (EOFException end) {
                    return;
                }
                byte[] document = new byte[in.readInt()];
                in.readFully(document);
                if (schema != current) {
                    read(new File(arguments[0], "s" + schema + "/schema.xsd"));
                    current = schema;
                }
                out.println(document.length == 0 || refused != null ? line(refused) : verdict(document));
            }
        }
    }

    private static void read(File file) {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var errors = new FirstError();
        factory.setErrorHandler(errors);
        refused = null;
        try {
            validator = factory.newSchema(file).newValidator();
            validator.setErrorHandler(errors);
        } catch (SAXException | RuntimeException error) {
            refused = String.valueOf(error.getMessage());
        }
    }

    private static String verdict(byte[] document) {
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
            return "a";
        } catch (SAXParseException refused) {
            return line(String.valueOf(refused.getMessage()));
        } catch (SAXException | IOException | RuntimeException failed) {
            // Some errors have no text in some JDKs, and some valid documents end in an exception of its own.
            return line("exception: " + failed);
        }
    }

    private static String line(String reason) {
        return reason == null ? "a" : "r\t" + reason.replaceAll("\\s+", " ");
    }

    /** Ends the validation at the first error: without it only fatal ones would be thrown. */
    private static final class FirstError implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
