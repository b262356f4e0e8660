package dev.nexus.user.export;

import dev.nexus.platform.personaldata.PersonalDataExporting;
import java.io.OutputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this service knows about people. */
@Component
class OwnData implements ServiceData {

    private final PersonalDataExporting exporting;

    OwnData(PersonalDataExporting exporting) {
        this.exporting = exporting;
    }

    @Override
    public String service() {
        return "user";
    }

    @Override
    public void write(UUID account, OutputStream out) {
        exporting.export(account, out);
    }
}
