/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStageParts: filled from one query and again after each change set that touches the kind; the rows
 * hold nothing but ids. A new condition is made from a menu that says what can be asked for. */

#include "accord-config.h"

#include "accord-stage-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-commit.h"
#include "accord-group-rows.h"
#include "accord-menu-popup.h"
#include "accord-order.h"
#include "accord-plain-row.h"
#include "accord-rank.h"
#include "accord-stage-part-page.h"
#include "accord-subpage.h"
#include "accord-tooltip.h"

struct _AccordStageParts
{
  AdwPreferencesGroup parent_instance;
  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 stage;
  GPtrArray *records; /* of AccordRecord, in order */
  GPtrArray *rows;    /* unowned */
  char *adding;       /* (nullable): what is being added, as "parts.add" names it */
  char *wish;         /* (nullable): what is to be added next; a second press for the same is none */
  char *last_rank;    /* (nullable): of what was added last, which may not have been read yet */
};

G_DEFINE_FINAL_TYPE (AccordStageParts, accord_stage_parts, ADW_TYPE_PREFERENCES_GROUP)

static const struct {
  const char *type;
  const char *label;
  const char *title;
} types[] = {
  { "check", N_ ("_Line of a Checklist"), N_ ("New line") },
  { "activity", N_ ("_Activity Done"), N_ ("An activity") },
  { "next_step", N_ ("_Next Step with a Date"), N_ ("The next step has a date") },
  { "approval", N_ ("A_pproval"), N_ ("Approval") },
};

static gboolean
is_criteria (AccordStageParts *self)
{
  return accord_kind_is (self->kind, &accord_stage_criterion_kind);
}

static AccordRecord *
find (AccordStageParts *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->records->len; i++)
    if (accord_record_id (self->records->pdata[i]) == id)
      {
        if (position != NULL)
          *position = i;
        return self->records->pdata[i];
      }
  return NULL;
}

static void
open_part (AccordStageParts *self, gint64 id, const char *type)
{
  accord_subpage_push (GTK_WIDGET (self), accord_stage_part_page_new (self->workspace, self->kind, id, type));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStageParts *self = ACCORD_STAGE_PARTS (widget);
  AccordRecord *record = find (self, g_variant_get_int64 (parameter), NULL);

  if (record != NULL)
    open_part (self, accord_record_id (record), is_criteria (self) ? accord_record_text (record, "type") : NULL);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStageParts *self = ACCORD_STAGE_PARTS (widget);
  AccordRecord *record = find (self, g_variant_get_int64 (parameter), NULL);
  g_autofree char *label = record ? g_strdup_printf (_ ("Deleted “%s”"), accord_record_title (record)) : NULL;
  AccordEdit *edit;

  if (record == NULL)
    return;
  edit = accord_edit_new (label);
  accord_edit_delete (edit, self->kind, accord_record_id (record));
  accord_commit (widget, self->workspace, edit);
}

static const char *
rank_at (AccordStageParts *self, int i)
{
  return i >= 0 && i < (int) self->records->len ? accord_record_text (self->records->pdata[i], "rank") : NULL;
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStageParts *self = ACCORD_STAGE_PARTS (widget);

  accord_order_answer (widget, self->workspace, self->kind, self->records, parameter);
}

static void take (AccordStageParts *self, const char *what);

/* The type stays with its condition: another may have been asked for by the time the answer comes. */
typedef struct {
  AccordStageParts *self;
  char *type;
} Adding;

static void
adding_free (gpointer data)
{
  g_object_unref (((Adding *) data)->self);
  g_free (((Adding *) data)->type);
  g_free (data);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  const Adding *adding = data;
  AccordStageParts *self = adding->self;
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id;

  if (self->workspace != NULL && accord_change_set_created (set, self->kind, &id))
    open_part (self, id, adding->type);
  return dex_ref (future);
}

/* Added or refused: what was asked for meanwhile has its turn. */
static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  AccordStageParts *self = data;
  g_autofree char *wish = g_steal_pointer (&self->wish);

  g_clear_pointer (&self->adding, g_free);
  if (wish != NULL && self->workspace != NULL)
    take (self, wish);
  return dex_ref (future);
}

/* Behind the last; returns its order key. */
static const char *
new_rank (AccordStageParts *self)
{
  const char *last = rank_at (self, (int) self->records->len - 1);
  g_autofree char *rank = accord_rank_between (self->last_rank != NULL && g_strcmp0 (self->last_rank, last) > 0 ? self->last_rank : last, NULL);

  g_set_str (&self->last_rank, rank);
  return self->last_rank;
}

/* @type: of a condition, "field:PATH", or NULL for a task. */
static void
add (AccordStageParts *self, const char *type, const char *title, const char *path)
{
  g_autoptr (AccordEdit) edit = accord_edit_new (is_criteria (self) ? _ ("Added a condition") : _ ("Added a task of a stage"));
  gint64 id = accord_edit_create (edit, self->kind);
  Adding *adding = g_new0 (Adding, 1);
  DexFuture *future;

  accord_edit_set_text (edit, self->kind, id, "title", title);
  accord_edit_set_number (edit, self->kind, id, "stage", self->stage);
  accord_edit_set_text (edit, self->kind, id, "rank", new_rank (self));
  accord_edit_set_text (edit, self->kind, id, "type", type ? type : "task");
  if (is_criteria (self))
    accord_edit_set_text (edit, self->kind, id, "side", "exit");
  if (path != NULL)
    accord_edit_set_text (edit, self->kind, id, "path", path);
  *adding = (Adding) { g_object_ref (self), g_strdup (type) };
  future = accord_commit_future (GTK_WIDGET (self), self->workspace, g_steal_pointer (&edit));
  future = dex_future_then (future, added_cb, adding, adding_free);
  dex_future_disown (dex_future_finally (future, answered_cb, g_object_ref (self), g_object_unref));
}

static void
take (AccordStageParts *self, const char *what)
{
  const AccordKind *deal = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind);
  int field = g_str_has_prefix (what, "field:") ? accord_kind_find (deal, what + strlen ("field:")) : -1;

  g_set_str (&self->adding, what);
  if (field >= 0)
    add (self, "field", accord_field_label (&deal->fields[field]), deal->fields[field].name);
  else if (!is_criteria (self))
    add (self, NULL, _ ("New task"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, what))
      add (self, what, _ (types[i].title), NULL);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStageParts *self = ACCORD_STAGE_PARTS (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (self->adding == NULL)
    take (self, what);
  else if (!g_str_equal (self->adding, what))
    g_set_str (&self->wish, what);
}

static GtkWidget *
make_add (AccordStageParts *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  const AccordKind *deal = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();

  for (int i = 0; i < deal->n_fields; i++)
    {
      g_autofree char *target = g_strconcat ("field:", deal->fields[i].name, NULL);

      if (!(deal->fields[i].flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_REQUIRED)))
        accord_menu_append (fields, accord_field_label (&deal->fields[i]), "parts.add", "s", target);
    }
  g_menu_append_submenu (menu, _ ("_Field Filled In"), G_MENU_MODEL (fields));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    accord_menu_append (menu, _ (types[i].label), "parts.add", "s", types[i].type);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "accord-plus-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  accord_tooltip_set (button, _ ("Add Condition"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_add_task (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-plus-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "parts.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "task");
  accord_tooltip_set (button, _ ("Add Task"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static char *
describe (AccordStageParts *self, AccordRecord *record)
{
  g_autofree char *type = accord_record_format (record, "type");
  g_autofree char *side = is_criteria (self) ? accord_record_format (record, "side") : NULL;
  gint64 days = is_criteria (self) ? 0 : accord_record_number (record, "days");

  if (!is_criteria (self))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, due after %d day", "%s, due after %d days", (gulong) days), type,
                            (int) days);
  if (accord_record_number (record, "required"))
    return g_strdup_printf (_ ("%s · %s · required"), side, type);
  return g_strdup_printf ("%s · %s", side, type);
}

static void
add_order (AccordStageParts *self, GtkWidget *row, guint i)
{
  AccordOrderPlace place = accord_order_place (self->records, i, "parts.place");
  g_autoptr (GMenu) more = g_menu_new ();

  accord_menu_append (more, _ ("_Delete"), "parts.delete", "x", accord_record_id (place.record));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), accord_order_handle_new (row, &place));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_order_menu_new (&place, G_MENU_MODEL (more)));
}

static GtkWidget *
make_row (AccordStageParts *self, guint i)
{
  AccordRecord *record = self->records->pdata[i];
  g_autofree char *words = describe (self, record);
  GtkWidget *row = accord_plain_row_new (accord_record_title (record), words);

  if (!accord_workspace_is_read_only (self->workspace))
    add_order (self, row, i);
  accord_plain_row_open_by (row, "parts.open", "x", accord_record_id (record));
  return row;
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordStageParts *self = data;

  if (self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  g_ptr_array_unref (self->records);
  self->records = g_value_dup_boxed (dex_future_get_value (future, NULL));
  accord_group_clear_rows (ADW_PREFERENCES_GROUP (self), self->rows);
  for (guint i = 0; i < self->records->len; i++)
    {
      GtkWidget *row = make_row (self, i);

      accord_group_add_row (ADW_PREFERENCES_GROUP (self), self->rows, row);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parts.add", TRUE);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordStageParts *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);
  g_autoptr (GError) error = NULL;

  accord_query_add_number (query, "stage", ACCORD_OP_IS, self->stage);
  if (!accord_query_set_sort (query, "rank", FALSE, &error))
    g_critical ("What belongs to a stage cannot be put in order: %s", error->message);
  dex_future_disown (dex_future_then (
    accord_tell_refusal (GTK_WIDGET (self), accord_store_select (accord_workspace_get_store (self->workspace), query)), loaded_cb,
    g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordStageParts *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, self->kind))
    load (self);
}

static void
accord_stage_parts_dispose (GObject *object)
{
  AccordStageParts *self = ACCORD_STAGE_PARTS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->adding, g_free);
  g_clear_pointer (&self->wish, g_free);
  g_clear_pointer (&self->last_rank, g_free);
  G_OBJECT_CLASS (accord_stage_parts_parent_class)->dispose (object);
}

static void
accord_stage_parts_class_init (AccordStagePartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_stage_parts_dispose;
  gtk_widget_class_install_action (widget_class, "parts.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "parts.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "parts.place", "(xx)", place_cb);
  gtk_widget_class_install_action (widget_class, "parts.delete", "x", delete_cb);
}

static void
accord_stage_parts_init (AccordStageParts *self)
{
  self->records = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}

/**
 * accord_stage_parts_new:
 * @workspace: the open file
 * @kind: stage_criterion or stage_task
 * @stage: whose
 *
 * Returns: (transfer floating): a group for a page of the preferences
 */
GtkWidget *
accord_stage_parts_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 stage)
{
  AccordStageParts *self = g_object_new (ACCORD_TYPE_STAGE_PARTS, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->stage = stage;
  adw_preferences_group_set_title (group, is_criteria (self) ? _ ("Conditions") : _ ("Tasks"));
  adw_preferences_group_set_description (group, is_criteria (self) ? _ ("What must be so before a deal leaves the stage, or enters it.")
                                                                   : _ ("What a deal gets to do when it enters the stage."));
  if (!accord_workspace_is_read_only (workspace))
    adw_preferences_group_set_header_suffix (group, is_criteria (self) ? make_add (self) : make_add_task ());
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  /* What is added goes behind the last: not before it is known which that is. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parts.add", FALSE);
  load (self);
  return GTK_WIDGET (self);
}
