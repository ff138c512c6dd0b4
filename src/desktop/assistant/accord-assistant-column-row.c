/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column of a file: heading and samples, an arrow, the field that takes it, and the result in words.
 * In a narrow window the field stands below the heading. */

#include "accord-config.h"

#include "accord-assistant-column-row.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-targets.h"
#include "accord-assistant-words.h"
#include "accord-choice-search.h"
#include "accord-data-label.h"
#include "accord-lazy-choice.h"
#include "accord-tooltip.h"

#define TYPE_COLUMN_ROW (column_row_get_type ())
G_DECLARE_FINAL_TYPE (ColumnRow, column_row, COLUMN, ROW, GtkListBoxRow)

struct _ColumnRow {
  GtkListBoxRow parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
  guint column;
  GPtrArray *targets;         /* of AccordAssistantTarget, in the order of the choices */
  GtkBox *box;
  GtkWidget *arrow;
  GtkWidget *heading;
  GtkWidget *samples;
  GtkDropDown *choice;
  GtkWidget *icon;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (ColumnRow, column_row, GTK_TYPE_LIST_BOX_ROW)

typedef struct {
  AccordAssistantSource *source;
  AccordImportPlan *plan;
  guint column;
  char *target;
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *mapping = data;

  g_object_unref (mapping->source);
  g_object_unref (mapping->plan);
  g_free (mapping->target);
  g_free (mapping);
}

static void
map (gpointer data)
{
  Mapping *mapping = data;
  g_autoptr (GError) error = NULL;

  if (!accord_import_plan_map_column (mapping->plan, mapping->column, mapping->target, &error))
    g_warning ("%s", error->message);
  /* Match keys that no column goes to any more would match nothing. */
  if (!accord_import_plan_set_match (mapping->plan, accord_import_plan_get_match (mapping->plan), NULL))
    accord_import_plan_set_match (mapping->plan, NULL, NULL);
  accord_assistant_source_changed (mapping->source);
}

/*< private >
 * accord_assistant_map_column:
 * @column: index of a column
 * @target: (nullable): where it goes
 *
 * Maps a column as soon as nobody reads the plan; whoever had the field goes nowhere then.
 */
void
accord_assistant_map_column (AccordAssistant *assistant, AccordAssistantSource *source, guint column, const char *target)
{
  Mapping *mapping = g_new0 (Mapping, 1);

  *mapping = (Mapping){ g_object_ref (source), g_object_ref (accord_assistant_source_get_plan (source)), column,
                        g_strdup (target) };
  accord_assistant_change (assistant, map, mapping, mapping_free);
}

static const AccordImportColumn *
the_column (ColumnRow *self)
{
  return accord_import_plan_get_columns (accord_assistant_source_get_plan (self->source))->pdata[self->column];
}

static int
find_target (ColumnRow *self, const char *target)
{
  for (guint i = 0; self->targets != NULL && i < self->targets->len; i++)
    if (g_strcmp0 (((AccordAssistantTarget *) self->targets->pdata[i])->target, target) == 0)
      return (int) i;
  return -1;
}

/* Where it goes is always among them. */
static void
fill_choices (ColumnRow *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  g_clear_pointer (&self->targets, g_ptr_array_unref);
  self->targets = accord_assistant_targets (accord_assistant_source_get_plan (self->source), self->column);
  for (guint i = 0; i < self->targets->len; i++)
    g_strv_builder_add (labels, ((AccordAssistantTarget *) self->targets->pdata[i])->label);
  accord_lazy_choice_fill (self->choice, g_strv_builder_end (labels), (guint) MAX (0, find_target (self, the_column (self)->target)));
}

static void
show_choice (ColumnRow *self)
{
  int chosen = find_target (self, the_column (self)->target);

  if (chosen < 0)
    fill_choices (self);
  else
    accord_lazy_choice_choose (self->choice, (guint) chosen);
}

static void
show_state (ColumnRow *self, GPtrArray *rows)
{
  static const char *const icons[] = { "accord-check-symbolic", "accord-warning-symbolic", "list-remove-symbolic" };
  static const char *const classes[] = { "success", "warning", "dim-label" };
  AccordAssistantState state;
  g_autofree char *text =
    accord_assistant_describe_column (accord_assistant_source_get_plan (self->source), self->column, rows,
                                      accord_workspace_get_currency (self->assistant->workspace), &state);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icons[state]);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->icon, classes[i]);
  gtk_widget_add_css_class (self->icon, classes[state]);
  if (state == ACCORD_ASSISTANT_DOUBTFUL)
    gtk_widget_add_css_class (self->state, "warning");
  else
    gtk_widget_remove_css_class (self->state, "warning");
  accord_data_label_set_text (GTK_LABEL (self->state), text);
  accord_tooltip_set (self->state, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_opacity (gtk_widget_get_parent (self->heading), state == ACCORD_ASSISTANT_LEFT_OUT ? 0.64 : 1);
}

static void
chosen_cb (gpointer data)
{
  ColumnRow *self = data;
  const char *target = ((AccordAssistantTarget *) self->targets->pdata[accord_lazy_choice_get (self->choice)])->target;

  if (g_strcmp0 (target, ACCORD_ASSISTANT_NEW_FIELD) != 0)
    {
      accord_assistant_map_column (self->assistant, self->source, self->column, target);
      return;
    }
  show_choice (self);
  accord_assistant_new_field (GTK_WIDGET (self), self->assistant, self->source, self->column);
}

static void
narrow_cb (ColumnRow *self)
{
  gboolean narrow = self->assistant->narrow;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->arrow, !narrow);
  gtk_label_set_width_chars (GTK_LABEL (self->state), narrow ? 4 : 14);
  gtk_widget_set_hexpand (self->state, narrow);
}

static void
column_row_dispose (GObject *object)
{
  ColumnRow *self = COLUMN_ROW (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  G_OBJECT_CLASS (column_row_parent_class)->dispose (object);
}

static void
column_row_class_init (ColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = column_row_dispose;
}

static GtkWidget *
data_label (const char *css_class)
{
  GtkWidget *label = accord_data_label_new (css_class);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_source_side (ColumnRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->heading = data_label ("heading");
  self->samples = data_label ("caption");
  gtk_widget_add_css_class (self->samples, "secondary");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->samples);
  return box;
}

static GtkWidget *
make_target_side (ColumnRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->choice, TRUE);
  accord_choice_search_accept (GTK_WIDGET (self->choice));
  accord_lazy_choice_attach (self->choice, chosen_cb, self);
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->choice), 180, 34);
  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->state = data_label ("caption");
  gtk_widget_add_css_class (self->state, "secondary");
  gtk_label_set_max_width_chars (GTK_LABEL (self->state), 14);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_set_spacing (GTK_BOX (box), 10);
  return box;
}

static void
column_row_init (ColumnRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "assistant-mapping");
  gtk_box_append (self->box, make_source_side (self));
  gtk_box_append (self->box, make_target_side (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/*< private >
 * accord_assistant_column_row_new:
 * @source: a file that was read
 * @column: index of the column
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_assistant_column_row_new (AccordAssistant *assistant, AccordAssistantSource *source, guint column)
{
  ColumnRow *self = g_object_new (TYPE_COLUMN_ROW, NULL);
  const char *heading;
  g_autofree char *name = NULL;

  self->assistant = assistant;
  self->source = g_object_ref (source);
  self->column = column;
  heading = the_column (self)->heading;
  /* Translators: %s is a column of the file */
  name = g_strdup_printf (_("Field for “%s”"), heading);
  accord_data_label_set_text (GTK_LABEL (self->heading), *heading != '\0' ? heading : _("No heading"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  fill_choices (self);
  g_signal_connect_object (assistant, "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  narrow_cb (self);
  accord_assistant_column_row_update (GTK_WIDGET (self), accord_assistant_source_get_sample (source));
  return GTK_WIDGET (self);
}

/*< private >
 * accord_assistant_column_row_update:
 * @rows: (nullable) (element-type AccordImportPreviewRow): the first rows, as they will be stored
 *
 * Shows where the column goes now; another one may have taken its field.
 */
void
accord_assistant_column_row_update (GtkWidget *row, GPtrArray *rows)
{
  ColumnRow *self = COLUMN_ROW (row);
  g_autofree char *samples = accord_assistant_column_samples (rows, self->column);

  show_choice (self);
  show_state (self, rows);
  accord_data_label_set_text (GTK_LABEL (self->samples), *samples == '\0' ? "—" : samples);
}
