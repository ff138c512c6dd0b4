/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl person and erase: what the file knows of somebody, and forgetting it. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-backups.h"
#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-date.h"
#include "accord-erasure.h"
#include "accord-mentions.h"
#include "accord-person.h"

/* A customer or a contact, unless a kind is named. Somebody is meant only where nobody else can be: what was typed for one of
 * two customers must never reach the contact who is called the same. */
static AccordRecord *
find_person (AccordCtl         *ctl,
             const AccordKind  *kind,
             GError           **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);

  if (kind != NULL)
    return accord_ctl_find (store, kind, ctl->argv[1], error);
  return accord_ctl_find_among (store, (const AccordKind *const[]) { &accord_customer_kind, &accord_contact_kind, NULL },
                                ctl->argv[1], error);
}

/* Whether the name of a kind of people, if any, was understood. */
static gboolean
read_kind (AccordCtl         *ctl,
           const char        *name,
           const AccordKind **kind)
{
  *kind = name == NULL ? NULL : accord_ctl_kind (ctl, name);
  if (name != NULL && *kind != NULL && !accord_kind_is_person (*kind))
    {
      accord_ctl_usage (ctl, _("“%s” is not a kind of people."), name);
      return FALSE;
    }
  return name == NULL || *kind != NULL;
}

static AccordCtlStatus
run_person (AccordCtl *ctl)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &name, N_("Which kind of record"), N_("customer|contact") },
    { NULL },
  };
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries) || !read_kind (ctl, name, &kind) || !accord_ctl_may_write (ctl, ctl->argc > 2 ? ctl->argv[2] : NULL, 1))
    return ACCORD_CTL_USAGE;
  if (accord_ctl_open (ctl, FALSE, &error))
    record = find_person (ctl, kind, &error);
  if (record != NULL)
    text = dex_await_string (accord_person_to_json (accord_workspace_get_store (ctl->workspace),
                                                    accord_record_kind (record), accord_record_id (record)), &error);
  if (text == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->argc < 3)
    g_print ("%s\n", text);
  else if (!g_file_set_contents_full (ctl->argv[2], text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return accord_ctl_fail (ctl, error);
  else
    accord_ctl_print_written (ctl, ctl->argv[2]);
  return ACCORD_CTL_DONE;
}

static void
add_mention_json (JsonBuilder         *builder,
                  const AccordMention *mention,
                  gboolean             erased)
{
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "kind", mention->kind->name);
  accord_ctl_json_text (builder, "title", mention->title);
  accord_ctl_json_text (builder, "field", mention->field->name);
  accord_ctl_json_text (builder, "text", mention->text);
  json_builder_set_member_name (builder, "sure");
  json_builder_add_boolean_value (builder, mention->is_sure);
  json_builder_set_member_name (builder, "in_trash");
  json_builder_add_boolean_value (builder, mention->deleted);
  json_builder_set_member_name (builder, "erased");
  json_builder_add_boolean_value (builder, erased);
  json_builder_end_object (builder);
}

/* Where others are written about: a number is nobody else's, a name may be. What is not taken out stays for people to look at. */
static void
say_mentions (GPtrArray *found,
              GPtrArray *chosen)
{
  if (found->len > 0)
    accord_ctl_say ("%s", _("Named Elsewhere"));
  for (guint i = 0; i < found->len; i++)
    {
      const AccordMention *mention = found->pdata[i];
      gboolean erased = g_ptr_array_find (chosen, mention, NULL);
      g_autofree char *name = *mention->title == '\0' ? NULL : g_strdup_printf (" “%s”", mention->title);

      accord_ctl_say ("  %s%s · %s: %s (%s)", accord_kind_label (mention->kind), name == NULL ? "" : name,
                      accord_field_label (mention->field), mention->text, erased ? _("taken out") : _("stays"));
    }
}

/* Those of @found that go with the person; by default those that the window ticks. */
static void
choose_mentions (const char *which,
                 GPtrArray  *found,
                 GPtrArray  *chosen)
{
  gboolean all = g_strcmp0 (which, "all") == 0;
  gboolean sure = which == NULL || g_str_equal (which, "sure");

  for (guint i = 0; i < found->len; i++)
    if (all || (sure && ((AccordMention *) found->pdata[i])->is_sure))
      g_ptr_array_add (chosen, found->pdata[i]);
}

static void
report_erasure (AccordCtl     *ctl,
                AccordErasure *erasure,
                GPtrArray     *found,
                GPtrArray     *chosen)
{
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      accord_ctl_json_int (builder, "records", erasure->n_records);
      accord_ctl_json_int (builder, "changes", erasure->n_changes);
      accord_ctl_json_int (builder, "labels", erasure->n_labels);
      json_builder_set_member_name (builder, "clean");
      json_builder_add_boolean_value (builder, erasure->is_clean);
      json_builder_set_member_name (builder, "mentions");
      json_builder_begin_array (builder);
      for (guint i = 0; i < found->len; i++)
        add_mention_json (builder, found->pdata[i], g_ptr_array_find (chosen, found->pdata[i], NULL));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      accord_ctl_print_json (builder);
    }
  else
    accord_ctl_say (_("Erased: %u records, %u changes in the history, %u labels."), erasure->n_records,
                    erasure->n_changes, erasure->n_labels);
  say_mentions (found, chosen);
  for (int i = 0; erasure->remarks[i] != NULL; i++)
    accord_ctl_say ("%s", erasure->remarks[i]);
}

/* All texts are read through before, while they can be known for what they are. */
static AccordErasure *
erase_person (AccordCtl     *ctl,
              AccordRecord  *record,
              const char    *which,
              GPtrArray    **found,
              GPtrArray     *chosen,
              GError       **error)
{
  AccordJournal *journal = accord_workspace_get_journal (ctl->workspace);

  *found = dex_await_boxed (accord_journal_find_mentions (journal, accord_record_kind (record), accord_record_id (record), NULL), error);
  if (*found == NULL)
    return NULL;
  choose_mentions (which, *found, chosen);
  return dex_await_boxed (accord_journal_erase_with (journal, accord_record_kind (record), accord_record_id (record), chosen), error);
}

static AccordCtlStatus
run_erase (AccordCtl *ctl)
{
  g_autofree char *name = NULL, *which = NULL;
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &name, N_("Which kind of record"), N_("customer|contact") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Do it; it cannot be undone"), NULL },
    { "mentions", 0, 0, G_OPTION_ARG_STRING, &which, N_("Which texts elsewhere lose the person too; “sure”: those with a number"), N_("none|sure|all") },
    { NULL },
  };
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (AccordErasure) erasure = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries) || !read_kind (ctl, name, &kind))
    return ACCORD_CTL_USAGE;
  if (which != NULL && !g_strv_contains ((const char *const[]){ "none", "sure", "all", NULL }, which))
    return accord_ctl_usage (ctl, _("--mentions takes none, sure or all, not “%s”."), which);
  if (!yes)
    return accord_ctl_usage (ctl, _("Erasing cannot be undone; say --yes if you mean it."));
  if (accord_ctl_open (ctl, TRUE, &error))
    record = find_person (ctl, kind, &error);
  if (record != NULL)
    erasure = erase_person (ctl, record, which, &found, chosen, &error);
  if (erasure == NULL)
    return accord_ctl_fail (ctl, error);
  report_erasure (ctl, erasure, found, chosen);
  if (!dex_await (accord_backups_follow_erasures (ctl->workspace, accord_date_today ()), &error))
    return accord_ctl_fail (ctl, error);
  return erasure->is_clean ? ACCORD_CTL_DONE : ACCORD_CTL_FAILED;
}

const AccordCtlCommand accord_ctl_person_command = {
  "person", N_("FILE PERSON [OUT]"), N_("Write all that is known of a person, as JSON"), 2, 3, run_person,
};

const AccordCtlCommand accord_ctl_erase_command = {
  "erase", N_("FILE PERSON"), N_("Erase a person’s data for good"), 2, 2, run_erase,
};
