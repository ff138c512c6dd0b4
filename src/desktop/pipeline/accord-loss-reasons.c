/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLossReasons: read from the workspace; a file that has none offers those that are shipped. */

#include "accord-config.h"

#include "accord-loss-reasons.h"

#include "accord-pipeline-templates.h"
#include <glib/gi18n-lib.h>

struct _AccordLossReasons {
  AdwBin parent_instance;

  GtkFlowBox *flow;
  GPtrArray *names;   /* of char* */
  GPtrArray *records; /* of AccordRecord; empty: those that are shipped */
  GPtrArray *buttons; /* of GtkToggleButton, the flow box owns them */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordLossReasons, accord_loss_reasons, ADW_TYPE_BIN)

static void
toggled_cb (AccordLossReasons *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_reason (AccordLossReasons *self, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *label = gtk_label_new (name);
  guint i = self->buttons->len;

  if (i < 9)
    {
      char key[2] = { (char) ('1' + i), '\0' };
      GtkWidget *cap = gtk_label_new (key);

      gtk_widget_add_css_class (cap, "keycap");
      gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), cap);
    }
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->buttons, button);
  gtk_flow_box_append (self->flow, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (accord_record_text (*(AccordRecord *const *) a, "rank"), accord_record_text (*(AccordRecord *const *) b, "rank"));
}

/* Those that are hidden are not chosen any more. */
static GPtrArray *
shown_of (GPtrArray *records)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);

  for (guint i = 0; i < records->len; i++)
    if (accord_record_number (records->pdata[i], "retired") == 0)
      g_ptr_array_add (shown, accord_record_ref (records->pdata[i]));
  return shown;
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  AccordLossReasons *self = data;
  const char *const *shipped = accord_loss_reason_names ();
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL)
    {
      g_ptr_array_unref (self->records);
      self->records = shown_of (g_value_get_boxed (value));
      g_ptr_array_sort (self->records, compare_ranks);
    }
  for (guint i = 0; i < self->records->len; i++)
    add_reason (self, accord_record_title (self->records->pdata[i]));
  for (guint i = 0; self->records->len == 0 && shipped[i] != NULL; i++)
    add_reason (self, _(shipped[i]));
  return dex_future_new_true ();
}

static void
accord_loss_reasons_finalize (GObject *object)
{
  AccordLossReasons *self = ACCORD_LOSS_REASONS (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (accord_loss_reasons_parent_class)->finalize (object);
}

static void
accord_loss_reasons_class_init (AccordLossReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_loss_reasons_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_LOSS_REASONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_loss_reasons_init (AccordLossReasons *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->records = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->flow, TRUE);
  gtk_flow_box_set_min_children_per_line (self->flow, 2);
  gtk_flow_box_set_max_children_per_line (self->flow, 3);
  gtk_flow_box_set_column_spacing (self->flow, 6);
  gtk_flow_box_set_row_spacing (self->flow, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flow));
}

/**
 * accord_loss_reasons_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the reasons, read within a moment
 */
GtkWidget *
accord_loss_reasons_new (AccordWorkspace *workspace)
{
  AccordLossReasons *self = g_object_new (ACCORD_TYPE_LOSS_REASONS, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_loss_reason_kind);

  dex_future_disown (dex_future_finally (accord_store_select (accord_workspace_get_store (workspace), query), read_cb,
                                         g_object_ref (self), g_object_unref));
  return GTK_WIDGET (self);
}

static int
chosen_index (AccordLossReasons *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      return (int) i;
  return -1;
}

/**
 * accord_loss_reasons_get_chosen:
 * @self: the reasons
 *
 * Returns: (transfer none) (nullable): the name of the one that is chosen
 */
const char *
accord_loss_reasons_get_chosen (AccordLossReasons *self)
{
  int chosen = chosen_index (self);

  return chosen >= 0 ? g_ptr_array_index (self->names, chosen) : NULL;
}

/**
 * accord_loss_reasons_asks:
 * @self: the reasons
 * @field: "asks_note" or "asks_competitor"
 *
 * Returns: whether the chosen reason asks for it
 */
gboolean
accord_loss_reasons_asks (AccordLossReasons *self, const char *field)
{
  int chosen = chosen_index (self);

  return chosen >= 0 && chosen < (int) self->records->len &&
         accord_record_number (g_ptr_array_index (self->records, chosen), field) != 0;
}

/**
 * accord_loss_reasons_press:
 * @self: the reasons
 * @nth: counted from 0
 *
 * Chooses it and gives it the focus.
 *
 * Returns: %FALSE if there are not so many
 */
gboolean
accord_loss_reasons_press (AccordLossReasons *self, guint nth)
{
  if (nth >= self->buttons->len)
    return FALSE;
  gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, nth), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->buttons, nth));
  return TRUE;
}
