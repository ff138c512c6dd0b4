/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file: what was found about it in one line, and below that the menus that change it, with its first
 * rows read again at once. The menus are made once and filled anew with every answer. */

#include "accord-config.h"

#include "accord-assistant-source-row-private.h"

#include <glib/gi18n-lib.h>

#include "accord-announce.h"
#include "accord-assistant-words.h"
#include "accord-tooltip.h"

#define OPENING_MS 300 /* until the dialog has come up */
#define SHOWN_MS 16

G_DEFINE_FINAL_TYPE (SourceRow, source_row, ADW_TYPE_EXPANDER_ROW)

static void
show_sample (gpointer data)
{
  SourceRow *self = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (self->source);
  GPtrArray *sample = accord_assistant_source_get_sample (self->source);

  if (accord_assistant_source_is_reading (self->source))
    return; /* the answer asks again */
  gtk_widget_set_visible (self->sample_row, plan != NULL && sample != NULL && sample->len > 0);
  if (gtk_widget_get_visible (self->sample_row))
    accord_assistant_grid_show (self->sample, plan, sample);
}

static void
show (SourceRow *self)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (self->source);
  g_autofree char *text = accord_assistant_describe_source (self->source);
  gboolean failed = plan == NULL && !accord_assistant_source_is_reading (self->source);
  gboolean asks = plan != NULL && !accord_assistant_source_is_guessed (self->source);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                failed || asks ? "accord-warning-symbolic"
                                : plan != NULL ? accord_import_plan_get_kind (plan)->icon_name
                                               : "accord-list-symbolic");
  if (failed || asks)
    gtk_widget_add_css_class (self->icon, "warning");
  else
    gtk_widget_remove_css_class (self->icon, "warning");
  if (accord_assistant_source_is_reading (self->source))
    return;
  accord_assistant_source_row_fill (self, plan);
  /* Its cells are not made in a frame that has the dialog come up, shadow and all. */
  accord_frame_call_queue_after (&self->show_sample, self->was_shown ? SHOWN_MS : OPENING_MS);
  self->was_shown = TRUE;
  if (failed)
    accord_announce (self, text, TRUE);
  if (asks)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

typedef struct {
  AccordAssistantSource *source;
  const AccordKind *kind;
  AccordDateOrder order;
} Choice;

static void
choice_free (gpointer data)
{
  g_object_unref (((Choice *) data)->source);
  g_free (data);
}

static Choice *
choice_new (SourceRow *self)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->source = g_object_ref (self->source);
  return choice;
}

static void
take_kind (gpointer data)
{
  accord_assistant_source_take_kind (((Choice *) data)->source, ((Choice *) data)->kind);
}

static void
kind_chosen_cb (SourceRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind);
  Choice *choice;

  if (self->updating || chosen >= ACCORD_KIND_MAX || self->kinds[chosen] == NULL)
    return;
  choice = choice_new (self);
  choice->kind = self->kinds[chosen];
  accord_assistant_change (self->assistant, take_kind, choice, choice_free);
}

static void
take_order (gpointer data)
{
  Choice *choice = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (choice->source);

  if (plan == NULL)
    return;
  accord_import_plan_set_date_order (plan, choice->order);
  accord_assistant_source_changed (choice->source);
}

static void
order_chosen_cb (SourceRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->order);
  Choice *choice;

  if (self->updating || chosen >= ACCORD_N_ASSISTANT_ORDERS)
    return;
  choice = choice_new (self);
  choice->order = accord_assistant_orders[chosen];
  accord_assistant_change (self->assistant, take_order, choice, choice_free);
}

static void
remove_cb (SourceRow *self)
{
  guint position;

  if (g_list_store_find (self->assistant->sources, self->source, &position))
    g_list_store_remove (self->assistant->sources, position);
}

static AdwComboRow *
add_combo (SourceRow *self, const char *title, GCallback chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (row, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static void
add_sample (SourceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("First rows"));

  self->sample = ACCORD_ASSISTANT_GRID (accord_assistant_grid_new (ACCORD_ASSISTANT_GRID_SAMPLE, _("First rows of the file")));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (box, "assistant-sample");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sample));
  self->sample_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->sample_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->sample_row), box);
  gtk_widget_set_visible (self->sample_row, FALSE); /* until there is one */
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->sample_row);
}

static void
source_row_dispose (GObject *object)
{
  accord_frame_call_clear (&SOURCE_ROW (object)->show_sample);
  g_clear_object (&SOURCE_ROW (object)->source);
  G_OBJECT_CLASS (source_row_parent_class)->dispose (object);
}

static void
source_row_class_init (SourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = source_row_dispose;
}

static void
source_row_init (SourceRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  accord_frame_call_init (&self->show_sample, show_sample, self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 4);
  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->icon);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  accord_tooltip_set (remove, _("Leave Out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leave Out"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), remove);
  self->kind = add_combo (self, _("Rows Are"), G_CALLBACK (kind_chosen_cb));
  self->sheet = add_combo (self, _("Sheet"), G_CALLBACK (accord_assistant_source_row_read_as));
  self->encoding = add_combo (self, _("Encoding"), G_CALLBACK (accord_assistant_source_row_read_as));
  self->separator = add_combo (self, _("Separator"), G_CALLBACK (accord_assistant_source_row_read_as));
  self->header = add_combo (self, _("Headings"), G_CALLBACK (accord_assistant_source_row_read_as));
  self->order = add_combo (self, _("Dates"), G_CALLBACK (order_chosen_cb));
  add_sample (self);
}

/*< private >
 * accord_assistant_source_row_new:
 * @assistant: whose file it is
 * @source: the file
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_assistant_source_row_new (AccordAssistant *assistant, AccordAssistantSource *source)
{
  SourceRow *self = g_object_new (TYPE_SOURCE_ROW, NULL);

  self->assistant = assistant;
  self->source = g_object_ref (source);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), accord_assistant_source_get_name (source));
  g_signal_connect_object (source, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
