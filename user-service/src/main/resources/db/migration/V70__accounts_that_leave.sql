-- What the address was compared by until its owner left. From then on until the account is erased, the address is free, and
-- whoever looks for what belongs to the account finds it by this.
alter table account add column former_email_key text;

-- The few who administer are found among all.
create index account_that_administers on account (id) where admin;
