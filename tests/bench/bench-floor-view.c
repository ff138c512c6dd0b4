/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor of the window: stock GTK lists over numbers, whose texts are made while they are bound.
 * As many lines, labels and pictures a row as Accord's, in the same widths. */

#include "bench-floor-view.h"

#define N_COLUMNS 5
#define COLUMN_WIDTH 280
#define LIST_WIDTH 310

#define BENCH_TYPE_NUMBER (bench_number_get_type ())
G_DECLARE_FINAL_TYPE (BenchNumber, bench_number, BENCH, NUMBER, GObject)
struct _BenchNumber {
  GObject parent_instance;
  guint number;
};
G_DEFINE_FINAL_TYPE (BenchNumber, bench_number, G_TYPE_OBJECT)

static void
bench_number_class_init (BenchNumberClass *klass)
{
}

static void
bench_number_init (BenchNumber *self)
{
}

#define BENCH_TYPE_NUMBERS (bench_numbers_get_type ())
G_DECLARE_FINAL_TYPE (BenchNumbers, bench_numbers, BENCH, NUMBERS, GObject)
struct _BenchNumbers {
  GObject parent_instance;
  guint n;
};

static guint
bench_numbers_get_n_items (GListModel *model)
{
  return BENCH_NUMBERS (model)->n;
}

static gpointer
bench_numbers_get_item (GListModel *model,
                        guint       position)
{
  BenchNumber *number;

  if (position >= BENCH_NUMBERS (model)->n)
    return NULL;
  number = g_object_new (BENCH_TYPE_NUMBER, NULL);
  number->number = position;
  return number;
}

static GType
bench_numbers_get_item_type (GListModel *model)
{
  return BENCH_TYPE_NUMBER;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bench_numbers_get_item_type;
  iface->get_n_items = bench_numbers_get_n_items;
  iface->get_item = bench_numbers_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchNumbers, bench_numbers, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bench_numbers_class_init (BenchNumbersClass *klass)
{
}

static void
bench_numbers_init (BenchNumbers *self)
{
}

static GtkSelectionModel *
numbers_new (guint n)
{
  BenchNumbers *numbers = g_object_new (BENCH_TYPE_NUMBERS, NULL);

  numbers->n = n;
  return GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (numbers)));
}

static char *
make_text (guint number,
           guint part)
{
  static const char *const names[] = { "上海恒远科技有限公司",
                                       "杭州鑫达贸易有限公司",
                                       "Nordwind Systems", "Blueforge Analytics",
                                       "成都瑞丰新能源股份有限公司" };

  switch (part)
    {
    case 0:
      return g_strdup_printf ("%s %u", names[number * 2654435761u % G_N_ELEMENTS (names)], number);
    case 1:
      return g_strdup_printf ("€%uK", number * 2654435761u % 900);
    default:
      return g_strdup_printf ("Software · Rotterdam %u", number % 40);
    }
}

static GtkWidget *
label_new (gboolean expands)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", expands,
                       "ellipsize", PANGO_ELLIPSIZE_END, NULL);
}

/* A picture, a name and a value; below them a sign and a line. The labels are in "texts". */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *upper = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget **texts = g_new (GtkWidget *, 3);

  texts[0] = label_new (TRUE);
  texts[1] = label_new (FALSE);
  texts[2] = label_new (TRUE);
  gtk_box_append (GTK_BOX (upper), texts[0]);
  gtk_box_append (GTK_BOX (upper), texts[1]);
  gtk_box_append (GTK_BOX (lower), gtk_image_new_from_icon_name ("emblem-important-symbolic"));
  gtk_box_append (GTK_BOX (lower), texts[2]);
  gtk_box_append (GTK_BOX (lines), upper);
  gtk_box_append (GTK_BOX (lines), lower);
  gtk_box_append (GTK_BOX (row), adw_avatar_new (32, NULL, FALSE));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_widget_set_size_request (row, -1, 56);
  g_object_set_data_full (G_OBJECT (item), "texts", texts, g_free);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkWidget **texts = g_object_get_data (G_OBJECT (item), "texts");
  guint number = BENCH_NUMBER (gtk_list_item_get_item (item))->number;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = make_text (number, i);

      gtk_label_set_text (GTK_LABEL (texts[i]), text);
    }
}

static GtkWidget *
list_new (guint n,
          int   width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (numbers_new (n), factory);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, width, -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
content_new (BenchView view,
             guint     n_rows)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (view == BENCH_VIEW_HELLO)
    return gtk_label_new ("Hello 你好");
  if (view == BENCH_VIEW_LIST)
    gtk_box_append (GTK_BOX (columns), list_new (n_rows, LIST_WIDTH));
  else
    for (guint i = 0; i < N_COLUMNS; i++)
      gtk_box_append (GTK_BOX (columns), list_new (n_rows / N_COLUMNS, COLUMN_WIDTH));
  if (view == BENCH_VIEW_BOARD)
    return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", columns, NULL);
  return columns;
}

/**
 * bench_floor_window_new:
 * @application: who owns it
 * @view: what it shows
 * @n_rows: of all lists together
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWindow *
bench_floor_window_new (GtkApplication *application,
                        BenchView       view,
                        guint           n_rows)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *frame = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (frame), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (frame), content_new (view, n_rows));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), frame);
  return GTK_WINDOW (window);
}
