/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-trial-kind.h"

static const AccordChoice choices[] = {
  { "red", "Deep red" },
  { "green", "Bottle green" },
  { NULL },
};

static const AccordField fields[] = {
  { "text", ACCORD_FIELD_TEXT, "Text", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "long_text", ACCORD_FIELD_LONG_TEXT, "Long text", ACCORD_FIELD_PLAIN },
  { "phone", ACCORD_FIELD_PHONE, "Phone", ACCORD_FIELD_PLAIN },
  { "email", ACCORD_FIELD_EMAIL, "E-mail", ACCORD_FIELD_PLAIN },
  { "url", ACCORD_FIELD_URL, "Website", ACCORD_FIELD_PLAIN },
  { "choice", ACCORD_FIELD_CHOICE, "Colour", ACCORD_FIELD_PLAIN, .choices = choices },
  { "rank", ACCORD_FIELD_RANK, "Order", ACCORD_FIELD_HIDDEN },
  { "integer", ACCORD_FIELD_INTEGER, "Count", ACCORD_FIELD_PLAIN },
  { "percent", ACCORD_FIELD_PERCENT, "Share", ACCORD_FIELD_PLAIN },
  { "boolean", ACCORD_FIELD_BOOLEAN, "Flag", ACCORD_FIELD_PLAIN },
  { "date", ACCORD_FIELD_DATE, "Day", ACCORD_FIELD_PLAIN },
  { "time", ACCORD_FIELD_TIME, "Moment", ACCORD_FIELD_PLAIN },
  { "link", ACCORD_FIELD_LINK, "Customer", ACCORD_FIELD_PLAIN, .target = "customer" },
  { "money", ACCORD_FIELD_MONEY, "Amount", ACCORD_FIELD_PLAIN },
  { "place", ACCORD_FIELD_PLACE, "Stage", ACCORD_FIELD_PLAIN, .target = "stage" },
  /* A name that every entity has already. */
  { "title", ACCORD_FIELD_TEXT, "Honorific", ACCORD_FIELD_PLAIN },
};

const AccordKind accord_trial_kind = {
  .number = 62,
  .name = "trial_run",
  .label = "Trial",
  .plural = "Trials",
  .icon_name = "accord-trial-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "trials",
};

const AccordField *
accord_trial_field (const char *name)
{
  int index = accord_kind_find (&accord_trial_kind, name);

  g_assert_cmpint (index, >=, 0);
  return &accord_trial_kind.fields[index];
}

static AccordValue *
writable (AccordRecord *record,
          const char   *name)
{
  return accord_record_value_for_writing (record, accord_kind_find (&accord_trial_kind, name));
}

/* A record with something in every field. */
AccordRecord *
accord_trial_record (gint64 id)
{
  AccordId uid = { { 1, 2, 3 } };
  AccordRecord *record = accord_record_new (&accord_trial_kind, id, &uid);

  accord_value_set_text (writable (record, "text"), "王伟");
  accord_value_set_text (writable (record, "long_text"), "one\ntwo");
  accord_value_set_text (writable (record, "phone"), "+49 30 123");
  accord_value_set_text (writable (record, "email"), "a@b");
  accord_value_set_text (writable (record, "url"), "https://example.org");
  accord_value_set_text (writable (record, "choice"), "green");
  accord_value_set_text (writable (record, "rank"), "a0V");
  accord_value_set_number (writable (record, "integer"), -7);
  accord_value_set_number (writable (record, "percent"), 40);
  accord_value_set_number (writable (record, "boolean"), 0);
  accord_value_set_number (writable (record, "date"), 17167); /* 2017-01-01 */
  accord_value_set_number (writable (record, "time"), G_GINT64_CONSTANT (1483228800000));
  accord_value_set_number (writable (record, "link"), 9);
  accord_value_set_both (writable (record, "money"), 105450, "EUR");
  accord_value_set_both (writable (record, "place"), 3, "a1V");
  accord_value_set_text (writable (record, "title"), "Dr");
  accord_record_set_link_title (record, accord_kind_find (&accord_trial_kind, "link"), "ACME");
  accord_record_set_link_title (record, accord_kind_find (&accord_trial_kind, "place"), "Proposal");

  return record;
}
