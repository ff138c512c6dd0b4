/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A piece of a timeline: reads the records of a few entries, then makes their rows. Main thread. */

#include "accord-config.h"

#include "accord-timeline-rows.h"

#include "accord-lazy-menu.h"
#include "accord-menu-popup.h"
#include "accord-query.h"
#include "accord-ticket-commands.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *entries;
  GPtrArray *history; /* entries borrow its lines */
  guint first;
  guint n;
  GHashTable *records; /* entry → AccordRecord */
  GPtrArray *stages;   /* every stage's AccordRecord */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->workspace);
  g_ptr_array_unref (making->entries);
  g_ptr_array_unref (making->history);
  g_hash_table_unref (making->records);
  g_clear_pointer (&making->stages, g_ptr_array_unref);
  g_free (making);
}

static const AccordTimelineEntry *
entry_at (const Making *making, guint i)
{
  return g_ptr_array_index (making->entries, i);
}

/* What the stage means that a deal entered; NULL for other records. */
static const char *
outcome_of (const Making *making, AccordRecord *record)
{
  gint64 stage;

  if (record == NULL || making->stages == NULL || !accord_kind_is (accord_record_kind (record), &accord_stage_event_kind))
    return NULL;
  stage = accord_record_number (record, "to_stage");
  for (guint i = 0; i < making->stages->len; i++)
    if (accord_record_id (making->stages->pdata[i]) == stage)
      return accord_record_text (making->stages->pdata[i], "outcome");
  return NULL;
}

/* The title travels with the action: it names what was done in undo and history. */
static void
append_item (GMenu *menu, const char *label, const char *action, AccordRecord *activity)
{
  accord_menu_append (menu, label, action, "(xs)", accord_record_id (activity), accord_record_title (activity));
}

static GMenuModel *
activity_menu (const AccordTimelineEntry *entry, AccordRecord *activity)
{
  GMenu *menu = g_menu_new ();

  if (entry->planned)
    append_item (menu, _("Finish"), "activity.finish", activity);
  append_item (menu, _("Edit…"), "activity.edit", activity);
  append_item (menu, _("Copy"), "activity.copy", activity);
  append_item (menu, _("Delete"), "activity.delete", activity);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
menu_button (AccordRecord *record, GMenuModel *menu)
{
  g_autofree char *name = g_strdup_printf (_("Menu of “%s”"), accord_record_title (record));
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "timeline-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
append_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "timeline-heading");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (box, label);
}

/* Of what can be changed here; NULL for the rest. */
static GMenuModel *
entry_menu (const Making *making, const AccordTimelineEntry *entry, AccordRecord *record)
{
  const AccordKind *kind = accord_timeline_entry_kind (making->kind, entry);

  if (accord_workspace_is_read_only (making->workspace))
    return NULL;
  if (kind == &accord_activity_kind)
    return activity_menu (entry, record);
  return kind == &accord_ticket_kind ? accord_ticket_menu (record, TRUE) : NULL;
}

static void
append_entry (GtkBox *box, const Making *making, guint i)
{
  const AccordTimelineEntry *entry = entry_at (making, i);
  AccordRecord *record = g_hash_table_lookup (making->records, entry);
  g_autofree char *own = accord_timeline_entry_heading (entry);
  g_autofree char *before = i > 0 ? accord_timeline_entry_heading (entry_at (making, i - 1)) : NULL;
  g_autofree char *after = i + 1 < making->entries->len ? accord_timeline_entry_heading (entry_at (making, i + 1)) : NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *row;

  if (g_strcmp0 (own, before) != 0)
    append_heading (box, own);
  if (record == NULL && entry->lines == NULL)
    return; /* deleted since: the timeline is about to be read again */
  row = accord_timeline_entry_row (making->kind, entry, record, outcome_of (making, record));
  menu = entry_menu (making, entry, record);
  if (menu != NULL)
    accord_timeline_row_set_suffix (ACCORD_TIMELINE_ROW (row), menu_button (record, menu));
  accord_timeline_row_set_last (ACCORD_TIMELINE_ROW (row), g_strcmp0 (own, after) != 0);
  gtk_box_append (box, row);
}

static GtkWidget *
make_rows (const Making *making)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_bottom (box, 6);
  for (guint i = making->first; i < making->first + making->n && i < making->entries->len; i++)
    append_entry (GTK_BOX (box), making, i);
  return box;
}

/* The records of one kind: all kinds are asked for before the first is waited for. */
typedef struct {
  GPtrArray *entries; /* borrowed ones */
  DexFuture *records; /* NULL: there are none */
} Asked;

static void
asked_clear (Asked *asked)
{
  g_ptr_array_unref (asked->entries);
  dex_clear (&asked->records);
}

static void
ask_kind (Making *making, const AccordKind *kind, Asked *asked)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  asked->entries = g_ptr_array_new ();
  for (guint i = making->first; i < making->first + making->n && i < making->entries->len; i++)
    if (accord_timeline_entry_kind (making->kind, entry_at (making, i)) == kind)
      {
        g_array_append_val (ids, entry_at (making, i)->moment.id);
        g_ptr_array_add (asked->entries, (gpointer) entry_at (making, i));
      }
  if (ids->len > 0)
    asked->records = accord_store_load (accord_workspace_get_store (making->workspace), kind, (gint64 *) (void *) ids->data, ids->len);
}

static gboolean
take_kind (Making *making, Asked *asked, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (asked->records == NULL)
    return TRUE;
  records = dex_await_boxed (g_steal_pointer (&asked->records), error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < asked->entries->len; i++)
    if (records->pdata[i] != NULL)
      g_hash_table_insert (making->records, asked->entries->pdata[i], accord_record_ref (records->pdata[i]));
  return TRUE;
}

/* There are a dozen or two in a file. NULL where no deal entered one. */
static DexFuture *
ask_stages (Making *making)
{
  for (guint i = making->first; i < making->first + making->n && i < making->entries->len; i++)
    if (accord_timeline_entry_kind (making->kind, entry_at (making, i)) == &accord_stage_event_kind)
      {
        g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);

        return accord_store_select (accord_workspace_get_store (making->workspace), query);
      }
  return NULL;
}

static gboolean
take_stages (Making *making, DexFuture *stages, GError **error)
{
  if (stages == NULL)
    return TRUE;
  making->stages = dex_await_boxed (stages, error);
  return making->stages != NULL;
}

static DexFuture *
rows_fiber (gpointer data)
{
  Making *making = data;
  const AccordKind *const kinds[] = { &accord_activity_kind, &accord_stage_event_kind, &accord_contact_kind, &accord_ticket_kind, making->kind };
  Asked asked[G_N_ELEMENTS (kinds)] = { 0 };
  DexFuture *stages;
  gboolean read = TRUE;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    ask_kind (making, kinds[i], &asked[i]);
  stages = ask_stages (making);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      read = read && take_kind (making, &asked[i], &error);
      asked_clear (&asked[i]);
    }
  if (!read)
    {
      dex_clear (&stages);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  if (!take_stages (making, stages, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_object (g_object_ref_sink (make_rows (making)));
}

/**
 * accord_timeline_rows:
 * @workspace: the open file
 * @kind: what the timeline is of
 * @entries: all its entries
 * @history: what they were made from
 * @first: first row
 * @n: how many
 *
 * Returns: (transfer full): a future that resolves to a #GtkWidget with the rows and the headings that
 *   begin among them
 */
DexFuture *
accord_timeline_rows (AccordWorkspace *workspace,
                      const AccordKind *kind,
                      GPtrArray *entries,
                      GPtrArray *history,
                      guint first,
                      guint n)
{
  Making *making = g_new (Making, 1);

  *making = (Making) {
    g_object_ref (workspace), kind, g_ptr_array_ref (entries), g_ptr_array_ref (history), first, n,
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) accord_record_unref),
    NULL,
  };
  return dex_scheduler_spawn (NULL, 0, rows_fiber, making, making_free);
}
