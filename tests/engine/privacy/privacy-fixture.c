/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "privacy-fixture.h"

#include "accord-record-merge.h"

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* An edit whose label quotes a name, as the window's do. */
static void
set_quoting (AccordWorkspace *workspace, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed phone of " PERSON_NAME);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_customer_kind, id, field, text);
  set = accord_test_commit (workspace, edit);
}

static void
merge_alias (PrivacyFile *file)
{
  gint64 ids[] = { file->person, file->alias };
  g_autoptr (AccordRecordMerge) merge = accord_test_boxed (
    accord_record_merge_prepare (accord_workspace_get_store (file->workspace), &accord_customer_kind, ids, 2));
  g_autoptr (AccordChangeSet) set = accord_test_commit (file->workspace, accord_record_merge_to_edit (merge));

  g_assert_cmpuint (set->n_done, >, 0);
}

void
privacy_file_init (PrivacyFile *file)
{
  AccordWorkspace *w = file->workspace = accord_test_workspace ();
  g_autofree char *won = number (accord_test_stage (w, "Won"));
  g_autofree char *id = NULL;
  g_autofree char *deal = NULL;

  file->person = accord_test_create (w, &accord_customer_kind, "name", PERSON_OLD_NAME, "type", "person", "phone",
                                     PERSON_OLD_PHONE, "email", PERSON_EMAIL, "city", "苏州", "note", "Wife of Anna", NULL);
  file->alias = accord_test_create (w, &accord_customer_kind, "name", "Zhenhua O.", "type", "person", "phone", PERSON_PHONE, NULL);
  id = number (file->person);
  file->other = accord_test_create (w, &accord_customer_kind, "name", "Anna Lang", "type", "person", "referrer", id, "note",
                                    "Sister of " PERSON_NAME ", call " PERSON_DIGITS, NULL);
  file->firm = accord_test_create (w, &accord_customer_kind, "name", "Alpha", "type", "company", NULL);
  file->deal = accord_test_create (w, &accord_deal_kind, "name", PERSON_NAME " – roof", "customer", id, "stage", won,
                                   "amount", "1000.50", NULL);
  deal = number (file->deal);
  file->activity = accord_test_create (w, &accord_activity_kind, "title", "Called " PERSON_NAME, "type", "call", "customer",
                                       id, "body", "At " PERSON_DIGITS ", likes tea", NULL);
  accord_test_create (w, &accord_activity_kind, "title", "Offer for ouyang zhenhua sent", "type", "note", "deal", deal, NULL);
  file->handle = accord_test_create (w, &accord_handle_kind, "value", PERSON_SECOND_EMAIL, "type", "email", "customer", id, NULL);
  accord_test_create (w, &accord_photo_kind, "media", "image/png", "data", PERSON_PICTURE, "customer", id, NULL);
  set_quoting (w, file->person, "name", PERSON_NAME);
  set_quoting (w, file->person, "phone", PERSON_PHONE);
  merge_alias (file);
}

AccordErasure *
privacy_erase (PrivacyFile *file)
{
  return accord_test_boxed (accord_journal_erase (accord_workspace_get_journal (file->workspace), &accord_customer_kind,
                                                  file->person));
}
