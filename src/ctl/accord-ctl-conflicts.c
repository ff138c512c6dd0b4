/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl conflicts: what two people wrote of one field without knowing of each other. */

#include "accord-config.h"
#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-sync-share.h"

static char *
text_of (const AccordConflict *conflict, const AccordValue *value)
{
  int field = accord_kind_find (conflict->kind, conflict->field);

  if (field < 0 && value->text != NULL)
    return g_strdup (value->text);
  return field >= 0 ? accord_field_to_text (&conflict->kind->fields[field], value, NULL) : g_strdup ("");
}

static void
add_conflict (JsonBuilder *builder, gconstpointer item)
{
  const AccordConflict *conflict = item;
  g_autofree char *kept = text_of (conflict, &conflict->win);
  g_autofree char *other = text_of (conflict, &conflict->lose);
  g_autofree char *base = text_of (conflict, &conflict->base);

  json_builder_begin_object (builder);
  accord_ctl_json_int (builder, "conflict", conflict->id);
  accord_ctl_json_text (builder, "kind", conflict->kind->name);
  accord_ctl_json_int (builder, "record", conflict->row);
  accord_ctl_json_text (builder, "field", conflict->field);
  accord_ctl_json_text (builder, "kept", kept);
  accord_ctl_json_text (builder, "other", other);
  accord_ctl_json_text (builder, "before", base);
  accord_ctl_json_text (builder, "state", conflict->state == ACCORD_CONFLICT_OPEN ? "open" : conflict->state == ACCORD_CONFLICT_KEPT ? "kept" : "mine");
  json_builder_end_object (builder);
}

/* Whose the two values are: a whole sentence for each case, as languages order words differently. */
static const char *
sentence (const AccordConflict *conflict)
{
  if (conflict->win_is_mine)
    return _("%1$s “%2$s”, %3$s: yours, “%4$s”, is kept, a colleague’s “%5$s” is not; it was “%6$s”.");
  if (conflict->lose_is_mine)
    return _("%1$s “%2$s”, %3$s: a colleague’s “%4$s” is kept, yours, “%5$s”, is not; it was “%6$s”.");
  return _("%1$s “%2$s”, %3$s: “%4$s” is kept, “%5$s” is not; it was “%6$s”.");
}

static void
print_one (AccordCtl *ctl, const AccordConflict *conflict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record =
    dex_await_boxed (accord_store_load_one (accord_workspace_get_store (ctl->workspace), conflict->kind, conflict->row), &error);
  const char *title = record != NULL ? accord_record_title (record) : error->message;
  int field = accord_kind_find (conflict->kind, conflict->field);
  g_autofree char *kept = text_of (conflict, &conflict->win);
  g_autofree char *other = text_of (conflict, &conflict->lose);
  g_autofree char *base = text_of (conflict, &conflict->base);

  g_print ("%" PRId64 "  ", conflict->id);
  if (g_str_equal (conflict->field, "_purge"))
    /* Translators: a kind such as Customer, and what was written of its fields */
    g_print (_("%1$s: edited after it was deleted for good; nothing of it is left but the edit, “%2$s”."), accord_kind_label (conflict->kind), other);
  else if (field < 0)
    /* Translators: a kind such as Customer, and a name */
    g_print (_("%1$s “%2$s” was edited while it was deleted; it is in the Trash with the edit."), accord_kind_label (conflict->kind), title);
  else
    g_print (sentence (conflict), accord_kind_label (conflict->kind), title,
             accord_field_label (&conflict->kind->fields[field]), kept, other, base);
  g_print ("\n");
}

static AccordConflict *
find (GPtrArray *conflicts, gint64 id)
{
  for (guint i = 0; i < conflicts->len; i++)
    if (((AccordConflict *) conflicts->pdata[i])->id == id)
      return conflicts->pdata[i];
  return NULL;
}

/* As it stands once it is settled. */
static AccordCtlStatus
print_settled (AccordCtl *ctl, gint64 id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (!ctl->json)
    {
      accord_ctl_say (_("Conflict %d is settled."), (int) id);
      return ACCORD_CTL_DONE;
    }
  conflicts = dex_await_boxed (accord_sync_read_conflicts (accord_workspace_get_store (ctl->workspace), FALSE), &error);
  if (conflicts == NULL)
    return accord_ctl_fail (ctl, error);
  if (find (conflicts, id) == NULL) /* settled, and forgotten with it */
    return ACCORD_CTL_DONE;
  add_conflict (builder, find (conflicts, id));
  accord_ctl_print_json (builder);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
settle (AccordCtl *ctl, GPtrArray *conflicts, gint64 id, gboolean use)
{
  AccordJournal *journal = accord_workspace_get_journal (ctl->workspace);
  AccordConflict *conflict = find (conflicts, id);
  g_autoptr (GError) error = NULL;

  if (conflict == NULL)
    {
      accord_ctl_say (_("There is no open conflict %d."), (int) id);
      return ACCORD_CTL_FAILED;
    }
  if (!dex_await (use ? accord_sync_use_mine (journal, conflict) : accord_sync_keep (journal, conflict), &error))
    return accord_ctl_fail (ctl, error);
  return print_settled (ctl, id);
}

static AccordCtlStatus
work (AccordCtl *ctl, gint64 use, gint64 keep, gboolean all)
{
  gboolean uses = use != ACCORD_CTL_NOT_GIVEN, settles = uses || keep != ACCORD_CTL_NOT_GIVEN;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (!accord_ctl_open (ctl, settles, &error))
    return accord_ctl_fail (ctl, error);
  conflicts = dex_await_boxed (accord_sync_read_conflicts (accord_workspace_get_store (ctl->workspace), !all), &error);
  if (conflicts == NULL)
    return accord_ctl_fail (ctl, error);
  if (settles)
    return settle (ctl, conflicts, uses ? use : keep, uses);
  if (ctl->json)
    accord_ctl_print_json_list (conflicts, add_conflict);
  for (guint i = 0; !ctl->json && i < conflicts->len; i++)
    print_one (ctl, conflicts->pdata[i]);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gint64 use = ACCORD_CTL_NOT_GIVEN, keep = ACCORD_CTL_NOT_GIVEN;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "use-other", 0, 0, G_OPTION_ARG_INT64, &use, N_("Write the value that was not kept again"), N_("CONFLICT") },
    { "keep", 0, 0, G_OPTION_ARG_INT64, &keep, N_("Leave it as it is and do not tell it again"), N_("CONFLICT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Also those that are settled"), NULL },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries) || !accord_ctl_number (ctl, use) || !accord_ctl_number (ctl, keep))
    return ACCORD_CTL_USAGE;
  if ((use != ACCORD_CTL_NOT_GIVEN) + (keep != ACCORD_CTL_NOT_GIVEN) + all > 1)
    return accord_ctl_usage (ctl, "%s", _("Say one of --keep, --use-other and --all, once."));
  return work (ctl, use, keep, all);
}

const AccordCtlCommand accord_ctl_conflicts_command = {
  "conflicts", N_("FILE [--keep CONFLICT | --use-other CONFLICT]"), N_("List what two people wrote at once"), 1, 1, run,
};
