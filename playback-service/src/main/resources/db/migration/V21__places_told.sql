alter table place
    add column hidden_at    timestamptz, -- taken off the books to continue; what is heard later shows it again
    add column announced_at timestamptz, -- the last event of the place, so that playing on is told once a minute
    drop constraint place_rule_check,
    add constraint place_rule_check check
        (rule in ('latest-listening', 'latest-seek', 'latest-finish', 'latest-reset', 'latest-restore'));
