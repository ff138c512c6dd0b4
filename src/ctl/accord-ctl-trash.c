/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl trash: what was deleted, bringing it back, deleting it for good. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-id.h"
#include "accord-purge.h"

/* What lies in the Trash, with its record. */
typedef struct {
  AccordInTrash row;
  AccordRecord *record;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  accord_record_unref (item->record);
  g_free (item);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const Item *x = *(Item *const *) a, *y = *(Item *const *) b;

  return x->row.at < y->row.at ? 1 : x->row.at > y->row.at ? -1 : 0;
}

static GPtrArray *
read_items (AccordStore *store, GError **error)
{
  g_autoptr (GArray) rows = dex_await_boxed (accord_store_in_trash (store, G_MAXINT64), error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AccordInTrash *row = &g_array_index (rows, AccordInTrash, i);
      AccordRecord *record = dex_await_boxed (accord_store_load_one (store, row->kind, row->id), error);
      Item *item;

      if (record == NULL)
        return NULL;
      item = g_new0 (Item, 1);
      *item = (Item) { *row, record };
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, newest_first);
  return rows != NULL ? g_steal_pointer (&items) : NULL;
}

static char *
day_of (const Item *item)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (item->row.at / 1000);

  return g_date_time_format (at, "%Y-%m-%d");
}

static void
add_item (JsonBuilder *builder, gconstpointer data)
{
  const Item *item = data;
  char uid[ACCORD_ID_TEXT + 1];
  g_autofree char *day = day_of (item);

  accord_id_to_text (accord_record_uid (item->record), uid);
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "kind", item->row.kind->name);
  accord_ctl_json_text (builder, "id", uid);
  accord_ctl_json_text (builder, "title", accord_record_title (item->record));
  accord_ctl_json_text (builder, "deleted", day);
  json_builder_end_object (builder);
}

static void
print_items (AccordCtl *ctl, GPtrArray *items)
{
  if (ctl->json)
    {
      accord_ctl_print_json_list (items, add_item);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];
      char uid[ACCORD_ID_TEXT + 1];
      g_autofree char *day = day_of (item);

      accord_id_to_text (accord_record_uid (item->record), uid);
      g_print ("%s  %s  %s  %s\n", day, uid, accord_kind_label (item->row.kind), accord_record_title (item->record));
    }
}

static void
print_n (AccordCtl *ctl, const char *name, gint64 n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_int (builder, name, n);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
restore (AccordCtl *ctl, GPtrArray *items, const char *typed)
{
  AccordId wanted;
  g_autoptr (GError) error = NULL;

  if (!accord_id_from_text (&wanted, typed))
    return accord_ctl_usage (ctl, _("“%s” is not the identity of a record."), typed);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];
      g_autoptr (AccordEdit) edit = NULL;

      if (!accord_id_equal (accord_record_uid (item->record), &wanted))
        continue;
      edit = accord_edit_new (_("Restored"));
      accord_edit_restore (edit, item->row.kind, item->row.id);
      if (!dex_await (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), &error))
        return accord_ctl_fail (ctl, error);
      if (ctl->json)
        print_n (ctl, "restored", 1);
      else
        accord_ctl_say (_("Restored: %s."), accord_record_title (item->record));
      return ACCORD_CTL_DONE;
    }
  accord_ctl_say (_("There is no such record in the Trash: %s."), typed);
  return ACCORD_CTL_FAILED;
}

static AccordCtlStatus
empty (AccordCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  gint64 n = dex_await_int64 (accord_journal_empty_trash (accord_workspace_get_journal (ctl->workspace)), &error);

  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_n (ctl, "emptied", n);
  else
    accord_ctl_say (ngettext ("%d record was deleted for good.", "%d records were deleted for good.", (gulong) n), (int) n);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gboolean list = FALSE, all = FALSE, yes = FALSE;
  g_autofree char *uid = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("What was deleted, newest first"), NULL },
    { "restore", 0, 0, G_OPTION_ARG_STRING, &uid, N_("Bring a record back, with what went with it"), N_("UID") },
    { "empty", 0, 0, G_OPTION_ARG_NONE, &all, N_("Delete all of it for good, on every computer"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Do it; it cannot be undone"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if ((uid != NULL) + all + list > 1)
    return accord_ctl_usage (ctl, _("Say --list, --restore or --empty."));
  if (all && !yes)
    return accord_ctl_usage (ctl, _("Emptying the Trash cannot be undone; say --yes if you mean it."));
  if (!accord_ctl_open (ctl, uid != NULL || all, &error))
    return accord_ctl_fail (ctl, error);
  if (all)
    return empty (ctl);
  items = read_items (accord_workspace_get_store (ctl->workspace), &error);
  if (items == NULL)
    return accord_ctl_fail (ctl, error);
  if (uid != NULL)
    return restore (ctl, items, uid);
  print_items (ctl, items);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_trash_command = {
  "trash", N_("FILE [--list | --restore UID | --empty]"), N_("List what was deleted, bring it back or delete it for good"), 1, 1, run,
};
