// Judges documents by the validator of the JDK (Xerces), for mutants.sh.
//
// Usage: java Judge.java SCHEMA < DOCUMENTS > VERDICTS
//
// In come documents, each as its length in bytes (four bytes, the highest first) and its bytes. Out goes a line for
// each: `a` where the schema allows it, else `r`, a tab and the first error.

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

public final class Judge {
    public static void main(String[] arguments) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Validator validator = validator(factory.newSchema(new File(arguments[0])));
        var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
        try (var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)) {
            for (byte[] document = next(in); document != null; document = next(in)) {
                out.println(verdict(validator, document));
            }
        }
    }

    private static Validator validator(Schema schema) throws SAXException {
        Validator validator = schema.newValidator();
        // Mutants name files and addresses that are not to be fetched.
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        validator.setErrorHandler(new FirstError());
        return validator;
    }

    private static byte[] next(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return null;
        }
        byte[] document = new byte[length];
        in.readFully(document);
        return document;
    }

    private static String verdict(Validator validator, byte[] document) {
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
            return "a";
        } catch (SAXException | IOException | MissingResourceException refused) {
            // What cannot be decoded is an IOException. Some JDKs lack the text of an error (cvc-complex-type.2.4.d.1)
            // and fail where they would show it.
            return "r\t" + String.valueOf(refused.getMessage()).replaceAll("\\s+", " ");
        }
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
