/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordForecastColumn: name, number and sums of a bucket; below them the categories that hold deals. Every
 * figure opens its deals. */

#include "accord-config.h"

#include "accord-forecast-column.h"

#include "accord-data-label.h"
#include "accord-forecast-words.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

struct _AccordForecastColumn {
  AdwBin parent_instance;

  GtkWidget *head;
  GtkLabel *name;
  GtkLabel *count;
  GtkLabel *sum;
  GtkLabel *weighted;
  GtkWidget *rows[ACCORD_N_FORECAST_CATEGORIES];
  GtkLabel *row_sums[ACCORD_N_FORECAST_CATEGORIES];
};

G_DEFINE_FINAL_TYPE (AccordForecastColumn, accord_forecast_column, ADW_TYPE_BIN)

static guint drill_signal;

static void
drill_cb (GtkWidget *button, AccordForecastColumn *self)
{
  g_signal_emit (self, drill_signal, 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "category")));
}

static void
accord_forecast_column_class_init (AccordForecastColumnClass *klass)
{
  drill_signal = g_signal_new ("drill", ACCORD_TYPE_FORECAST_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_INT);
}

static GtkWidget *
make_button (AccordForecastColumn *self, int category, GtkWidget *child)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "category", GINT_TO_POINTER (category));
  g_signal_connect (button, "clicked", G_CALLBACK (drill_cb), self);
  return button;
}

static GtkWidget *
make_pair (GtkLabel *start, GtkLabel *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (start, 0);
  gtk_label_set_ellipsize (start, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (start), TRUE);
  gtk_label_set_xalign (end, 1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (start));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (end));
  return box;
}

/* What counts unpriced deals too may need a line of its own. */
static GtkWidget *
make_wrapped_pair (GtkWidget *start, GtkWidget *end)
{
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "justify", ADW_JUSTIFY_SPREAD, "justify-last-line", TRUE, NULL);

  adw_wrap_box_append (ADW_WRAP_BOX (box), start);
  adw_wrap_box_append (ADW_WRAP_BOX (box), end);
  return box;
}

static GtkWidget *
make_head (AccordForecastColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->name = GTK_LABEL (accord_data_label_new ("heading"));
  self->count = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  self->sum = GTK_LABEL (accord_data_label_new ("heading numeric"));
  self->weighted = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  gtk_box_append (GTK_BOX (box), make_pair (self->name, self->count));
  gtk_box_append (GTK_BOX (box), make_pair (self->sum, GTK_LABEL (gtk_label_new (NULL))));
  gtk_label_set_xalign (self->weighted, 0);
  gtk_label_set_ellipsize (self->weighted, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weighted));
  return make_button (self, ACCORD_FORECAST_UNSET, box);
}

static void
add_row (AccordForecastColumn *self, GtkWidget *box, int category)
{
  GtkWidget *label = accord_data_label_new ("caption secondary");

  gtk_label_set_text (GTK_LABEL (label), accord_forecast_category_label ((AccordForecastCategory) category));
  self->row_sums[category] = GTK_LABEL (accord_data_label_new ("caption numeric"));
  gtk_label_set_ellipsize (self->row_sums[category], PANGO_ELLIPSIZE_END);
  self->rows[category] = make_button (self, category, make_wrapped_pair (label, GTK_WIDGET (self->row_sums[category])));
  gtk_widget_add_css_class (self->rows[category], "forecast-row");
  gtk_box_append (GTK_BOX (box), self->rows[category]);
}

static void
accord_forecast_column_init (AccordForecastColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->head = make_head (self);
  gtk_box_append (GTK_BOX (box), self->head);
  for (int c = ACCORD_FORECAST_CLOSED; c > ACCORD_FORECAST_UNSET; c--)
    add_row (self, box, c);
  gtk_widget_add_css_class (box, "forecast-column");
  gtk_widget_set_size_request (box, (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 170, gtk_widget_get_settings (box)), -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_forecast_column_new:
 *
 * Returns: (transfer floating): a card of nothing yet
 */
GtkWidget *
accord_forecast_column_new (void)
{
  return g_object_new (ACCORD_TYPE_FORECAST_COLUMN, NULL);
}

/**
 * accord_forecast_column_append:
 * @self: a card
 * @child: stands below its figures
 */
void
accord_forecast_column_append (AccordForecastColumn *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), child);
}

static void
name_button (GtkWidget *button, const char *name, const char *what, const AccordForecastSum *sum, const char *money)
{
  g_autofree char *n = accord_number_format (sum->n);
  g_autofree char *words = g_strdup_printf (ngettext ("%1$s, %2$s: %3$s deal, %4$s", "%1$s, %2$s: %3$s deals, %4$s", (gulong) sum->n),
                                            name, what, n, money);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * accord_forecast_column_show:
 * @self: a card
 * @bucket: what it is about
 * @currency: of the sums
 */
void
accord_forecast_column_show (AccordForecastColumn *self, const AccordForecastBucket *bucket, const char *currency)
{
  g_autofree char *name = accord_forecast_bucket_name (bucket);
  g_autofree char *count = accord_number_format (bucket->total.n);
  g_autofree char *sum = bucket->total.n > 0 ? accord_forecast_sum_words (&bucket->total, currency) : g_strdup ("—");
  g_autofree char *share = accord_money_format_short (bucket->total.weighted, currency);
  g_autofree char *weighted = g_strdup_printf (_("%s weighted"), share);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->sum, sum);
  gtk_label_set_text (self->weighted, bucket->total.n > bucket->total.unpriced ? weighted : "");
  gtk_widget_set_sensitive (self->head, bucket->total.n > 0);
  name_button (self->head, name, _("all that counts"), &bucket->total, sum);
  if (bucket->kind == ACCORD_BUCKET_SLIPPED && bucket->total.n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "warning");
  for (int c = ACCORD_FORECAST_OMITTED; c < ACCORD_N_FORECAST_CATEGORIES; c++)
    {
      g_autofree char *money = accord_forecast_sum_words (&bucket->by[c], currency);

      gtk_widget_set_visible (self->rows[c], bucket->by[c].n > 0);
      gtk_label_set_text (self->row_sums[c], money);
      name_button (self->rows[c], name, accord_forecast_category_label ((AccordForecastCategory) c), &bucket->by[c], money);
    }
}
