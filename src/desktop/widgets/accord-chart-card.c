/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordChartCard: heading, takeaway sentence, chart, legend, table toggle. Own widget because every
 * chart has to say its message in words and be readable as a table. */

#include "accord-config.h"

#include "accord-chart-card.h"

#include "accord-chart-table.h"
#include "accord-data-label.h"

#include <glib/gi18n-lib.h>

struct _AccordChartCard {
  AdwBin parent_instance;

  GtkBox *buttons;
  GtkLabel *heading;
  GtkLabel *takeaway;
  GtkToggleButton *toggle;
  GtkStack *stack;
  GtkWidget *chart; /* owned by the stack */
  GtkWidget *table; /* owned by the stack */
  GtkLabel *too_little;
  AdwWrapBox *legend;
};

G_DEFINE_FINAL_TYPE (AccordChartCard, accord_chart_card, ADW_TYPE_BIN)

enum { PROP_HEADING = 1, PROP_TAKEAWAY, PROP_SHOW_TABLE, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
update_name (AccordChartCard *self)
{
  g_autofree char *name = g_strdup_printf ("%s. %s", gtk_label_get_text (self->heading),
                                           gtk_label_get_text (self->takeaway));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->chart != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
}

/* The table is made when asked for, from what the chart holds then. */
static void
update_page (AccordChartCard *self)
{
  gboolean table = gtk_toggle_button_get_active (self->toggle);

  if (self->table != NULL)
    gtk_stack_remove (self->stack, g_steal_pointer (&self->table));
  if (*gtk_label_get_text (self->too_little) != '\0')
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->too_little));
  else if (table && ACCORD_IS_CHART (self->chart))
    {
      self->table = accord_chart_table_new (ACCORD_CHART (self->chart));
      gtk_stack_add_child (self->stack, self->table);
      gtk_stack_set_visible_child (self->stack, self->table);
    }
  else if (self->chart != NULL)
    gtk_stack_set_visible_child (self->stack, self->chart);
  gtk_widget_set_visible (GTK_WIDGET (self->legend),
                          gtk_widget_get_first_child (GTK_WIDGET (self->legend)) != NULL &&
                          gtk_stack_get_visible_child (self->stack) == self->chart);
}

static void
toggled_cb (AccordChartCard *self)
{
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_TABLE]);
}

static gboolean
toggle_table_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AccordChartCard *self = ACCORD_CHART_CARD (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->toggle)))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->toggle, !gtk_toggle_button_get_active (self->toggle));
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
  return GDK_EVENT_STOP;
}

static void
accord_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordChartCard *self = ACCORD_CHART_CARD (object);

  switch (id)
    {
    case PROP_HEADING:
      g_value_set_string (value, gtk_label_get_text (self->heading));
      break;
    case PROP_TAKEAWAY:
      g_value_set_string (value, gtk_label_get_text (self->takeaway));
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, gtk_toggle_button_get_active (self->toggle));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordChartCard *self = ACCORD_CHART_CARD (object);

  switch (id)
    {
    case PROP_HEADING:
      accord_chart_card_set_heading (self, g_value_get_string (value));
      break;
    case PROP_TAKEAWAY:
      accord_chart_card_set_takeaway (self, g_value_get_string (value));
      break;
    case PROP_SHOW_TABLE:
      gtk_toggle_button_set_active (self->toggle, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_chart_card_class_init (AccordChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_chart_card_get_property;
  object_class->set_property = accord_chart_card_set_property;
  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  props[PROP_TAKEAWAY] = g_param_spec_string ("takeaway", NULL, NULL, NULL, flags);
  props[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE,
                                                 flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, toggle_table_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_head (AccordChartCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->heading = GTK_LABEL (accord_data_label_new ("heading"));
  g_object_set (self->heading, "wrap", TRUE, "lines", 2, NULL); /* some are sentences */
  self->takeaway = GTK_LABEL (accord_data_label_new ("takeaway"));
  g_object_set (self->takeaway, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  self->toggle = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "accord-list-symbolic",
                               "visible", FALSE,
                               "tooltip-text", _("Show as Table (T)"), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show as Table"), -1);
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons), "chart-buttons");
  gtk_widget_set_valign (GTK_WIDGET (self->buttons), GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->buttons));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->takeaway));
  return head;
}

static void
accord_chart_card_init (AccordChartCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_head (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE); /* as high as its neighbours, not as the window */
  self->too_little = GTK_LABEL (accord_data_label_new ("secondary"));
  g_object_set (self->too_little, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "xalign", 0.5f,
                "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->too_little));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->legend = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 14, "line-spacing", 4, "align",
                               0.5f,
                               "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart-card");
}

/**
 * accord_chart_card_new:
 * @heading: what the chart is about
 *
 * Returns: (transfer floating): a card without a chart
 */
GtkWidget *
accord_chart_card_new (const char *heading)
{
  return g_object_new (ACCORD_TYPE_CHART_CARD, "heading", heading, NULL);
}

/**
 * accord_chart_card_set_heading:
 * @self: a card
 * @heading: (nullable): what the chart is about
 */
void
accord_chart_card_set_heading (AccordChartCard *self, const char *heading)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  accord_data_label_set_text (self->heading, heading);
  update_name (self);
}

/**
 * accord_chart_card_set_takeaway:
 * @self: a card
 * @takeaway: (nullable): one sentence with numbers: what the chart says
 */
void
accord_chart_card_set_takeaway (AccordChartCard *self, const char *takeaway)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  accord_data_label_set_optional (self->takeaway, takeaway);
  update_name (self);
}

/**
 * accord_chart_card_set_chart:
 * @self: a card
 * @chart: (nullable): an #AccordChart, which can be read as a table, or any other widget
 */
void
accord_chart_card_set_chart (AccordChartCard *self, GtkWidget *chart)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  if (self->chart != NULL)
    gtk_stack_remove (self->stack, self->chart);
  self->chart = chart;
  if (chart != NULL)
    gtk_stack_add_child (self->stack, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), ACCORD_IS_CHART (chart));
  update_name (self);
  update_page (self);
}

/**
 * accord_chart_card_get_chart:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): its chart
 */
GtkWidget *
accord_chart_card_get_chart (AccordChartCard *self)
{
  g_return_val_if_fail (ACCORD_IS_CHART_CARD (self), NULL);
  return self->chart;
}

/**
 * accord_chart_card_add_legend:
 * @self: a card
 * @series: the colour
 * @mark: filled, hatched, line or dashes, as the chart draws it
 * @label: what it stands for
 */
void
accord_chart_card_add_legend (AccordChartCard *self, AccordSeries series, AccordLegendMark mark,
                              const char *label)
{
  static const char *const marks[] = { "fill", "hatch", "line", "dash", "band", "ring", "pale", "edge" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = accord_data_label_new ("caption");

  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  gtk_widget_set_css_classes (swatch, (const char *[]) { "swatch", marks[mark],
                                                         accord_chart_css_class (series), NULL });
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_label_set_text (GTK_LABEL (words), label);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), words);
  adw_wrap_box_append (self->legend, box);
  update_page (self);
}

/**
 * accord_chart_card_clear_legend:
 * @self: a card
 *
 * Takes all lines of the legend away.
 */
void
accord_chart_card_clear_legend (AccordChartCard *self)
{
  GtkWidget *line;

  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    adw_wrap_box_remove (self->legend, line);
}

/**
 * accord_chart_card_add_button:
 * @self: a card
 * @button: a small flat button, such as one with a menu
 */
void
accord_chart_card_add_button (AccordChartCard *self, GtkWidget *button)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));
  gtk_box_append (self->buttons, button);
}

/**
 * accord_chart_card_add_foot:
 * @self: a card
 * @foot: what can be done about what the chart says, below its legend
 */
void
accord_chart_card_add_foot (AccordChartCard *self, GtkWidget *foot)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), foot);
}

/**
 * accord_chart_card_set_too_little:
 * @self: a card
 * @sentence: (nullable): "Needs 10 closed deals, has 4", in place of the chart
 */
void
accord_chart_card_set_too_little (AccordChartCard *self, const char *sentence)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));

  accord_data_label_set_text (self->too_little, sentence);
  update_page (self);
}

/**
 * accord_chart_card_refresh:
 * @self: a card
 *
 * Makes the table again after the chart's marks were changed.
 */
void
accord_chart_card_refresh (AccordChartCard *self)
{
  g_return_if_fail (ACCORD_IS_CHART_CARD (self));
  update_page (self);
}
