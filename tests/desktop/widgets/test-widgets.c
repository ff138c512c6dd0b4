/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names, roles and behaviour of the widgets; needs a display and GTK_A11Y=test. */

#include "accord-config.h"

#include <locale.h>
#include <string.h>

#include "gallery-pages.h"
#include "test-caret.h"
#include "test-come-up.h"
#include "test-field-row.h"
#include "test-toast-stage.h"

#include "accord-avatar.h"
#include "accord-bar-chart.h"
#include "accord-chart-axis.h"
#include "accord-chart-card.h"
#include "accord-chart-color.h"
#include "accord-chip.h"
#include "accord-choice-search.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-deal-card.h"
#include "accord-drop-mark.h"
#include "accord-key-caps.h"
#include "accord-kpi-tile.h"
#include "accord-meter.h"
#include "accord-stat-strip.h"
#include "accord-state-bar.h"
#include "accord-step-state.h"
#include "accord-text-line.h"
#include "accord-tooltip.h"

#define SETTLE_MS 60

static gboolean
stop_settling (gpointer done)
{
  *(gboolean *) done = TRUE;
  return G_SOURCE_REMOVE;
}

void
test_settle (void)
{
  gboolean done = FALSE;

  g_timeout_add (SETTLE_MS, stop_settling, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_name (gpointer widget, const char *name)
{
  char *difference = gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                         name);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_words (void)
{
  const struct {
    gboolean has_due;
    gint64 due;
    AccordStepState state;
    const char *compact;
    const char *words;
  } cases[] = {
    { FALSE, 0, ACCORD_STEP_NONE, "No step", "No next step" },
    { TRUE, 998, ACCORD_STEP_OVERDUE, "2 d late", "2 days late" },
    { TRUE, 999, ACCORD_STEP_OVERDUE, "1 d late", "1 day late" },
    { TRUE, 1000, ACCORD_STEP_TODAY, "Today", "today" },
    { TRUE, 1001, ACCORD_STEP_PLANNED, "Tomorrow", "tomorrow" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *compact = accord_step_state_words (cases[i].has_due, cases[i].due, 1000,
                                                          TRUE);
      g_autofree char *words = accord_step_state_words (cases[i].has_due, cases[i].due, 1000,
                                                        FALSE);

      g_assert_cmpint (accord_step_state_of (cases[i].has_due, cases[i].due, 1000), ==,
                       cases[i].state);
      g_assert_cmpstr (compact, ==, cases[i].compact);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
assert_words (gint64 due, gint64 today, gboolean compact, const char *expected)
{
  g_autofree char *words = accord_step_state_words (TRUE, due, today, compact);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_chinese_words (void)
{
  gint64 today = accord_date_from_ymd (2025, 11, 19);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  assert_words (today + 6, today, TRUE, "周二");
  assert_words (today + 10, today, TRUE, "11/29");
  assert_words (today + 10, today, FALSE, "11月29日");
  assert_words (today + 47, today, TRUE, "2026/1/5");
  setlocale (LC_ALL, before);
}

static void
test_icons_exist (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      g_assert_true (gtk_icon_theme_has_icon (theme, accord_step_state_icon_name (i)));
      for (int j = 0; j < i; j++)
        g_assert_cmpstr (accord_step_state_icon_name (i), !=, accord_step_state_icon_name (j));
    }
}

/* 340: steps of 100 give 3 lines; 1000: 250 gives 4; 9: 2 gives 4; 0.85: 0.2 gives 4. */
static void
test_axis (void)
{
  g_assert_cmpfloat (accord_chart_axis_step (340, 4), ==, 100);
  g_assert_cmpfloat (accord_chart_axis_step (1000, 4), ==, 250);
  g_assert_cmpfloat (accord_chart_axis_step (9, 4), ==, 2);
  g_assert_cmpfloat_with_epsilon (accord_chart_axis_step (0.85, 4), 0.2, 1e-9);
  g_assert_cmpfloat (accord_chart_axis_step (0, 4), ==, 1);
}

static int activated = -1;

static void
activated_cb (gpointer widget, int index)
{
  activated = index;
}

static void
test_stat_cells (void)
{
  GtkWidget *strip = g_object_ref_sink (accord_stat_strip_new ());
  AccordStatCell *cell;

  accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Open pipeline");
  cell = accord_stat_strip_add (ACCORD_STAT_STRIP (strip), "Won, 12 months");
  accord_stat_cell_set_value (cell, "€412K");
  accord_stat_cell_set_comparison (cell, "18% on last year", ACCORD_TINT_SUCCESS, 1);
  assert_name (cell, "Won, 12 months: €412K. 18% on last year");
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_connect (strip, "cell-activated", G_CALLBACK (activated_cb), NULL);
  accord_stat_strip_set_columns (ACCORD_STAT_STRIP (strip), 2);
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpint (activated, ==, 1);
  g_object_unref (strip);
}

/* Of two strips, one below the other, each column is as wide as that of the other. */
static void
test_strips_stand_in_line (void)
{
  static const char *const captions[2][3] = { { "Quota, Q4 2026", "To go", "Coverage" }, { "Won", "Win rate", "Sales cycle, median" } };
  AccordStatStrip *strips[2];

  for (int i = 0; i < 2; i++)
    {
      strips[i] = g_object_ref_sink (ACCORD_STAT_STRIP (accord_stat_strip_new ()));
      for (int k = 0; k < 3; k++)
        accord_stat_strip_add (strips[i], captions[i][k]);
    }
  accord_stat_strip_align (strips[0], strips[1]);
  for (int k = 0; k < 3; k++)
    {
      int least[2], natural[2];

      for (int i = 0; i < 2; i++)
        gtk_widget_measure (GTK_WIDGET (accord_stat_strip_get_cell (strips[i], k)), GTK_ORIENTATION_HORIZONTAL, -1,
                            &least[i], &natural[i], NULL, NULL);
      g_assert_cmpint (natural[0], ==, natural[1]);
      g_assert_cmpint (least[0], ==, least[1]);
    }
  g_object_unref (strips[0]);
  g_object_unref (strips[1]);
}

static void
removed_cb (int *count)
{
  (*count)++;
}

static void
test_chip_removed (void)
{
  GtkWidget *chip = g_object_ref_sink (accord_chip_new_removable ("Won"));
  int count = 0;

  assert_name (chip, "Remove Won");
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (removed_cb), &count);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpint (count, ==, 1);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  g_object_unref (chip);
}

static void
test_longer_cycle_is_bad (void)
{
  GtkWidget *tile = g_object_ref_sink (accord_kpi_tile_new ("Sales cycle"));

  accord_kpi_tile_set_value (ACCORD_KPI_TILE (tile), "57 d");
  accord_kpi_tile_set_change (ACCORD_KPI_TILE (tile), 1, ACCORD_BETTER_LOWER, "4 d", "longer");
  assert_name (tile, "Sales cycle: 57 d. +4 d longer");
  g_object_unref (tile);
}

static void
test_deal_card_says_all (void)
{
  AccordDealCard *card = g_object_ref_sink (ACCORD_DEAL_CARD (accord_deal_card_new ()));
  g_autofree char *name = NULL;

  accord_deal_card_set_title (card, "Service contract");
  accord_deal_card_set_customer (card, "苏州恒瑞医疗器械");
  accord_deal_card_set_amount (card, "€186,000");
  accord_deal_card_set_step (card, FALSE, 0, NULL);
  accord_deal_card_set_checklist (card, "3/4", FALSE);
  accord_deal_card_set_owner (card, "Lin Yue");
  accord_deal_card_set_quiet (card, "Quiet for 34 days");
  name = accord_deal_card_describe (card);
  g_assert_cmpstr (name, ==,
                   "Service contract, 苏州恒瑞医疗器械, €186,000, No next step, Quiet for 34 days, "
                             "checklist 3/4, owner Lin Yue");
  accord_deal_card_set_quiet (card, NULL);
  accord_deal_card_set_owner (card, NULL);
  accord_deal_card_set_checklist (card, NULL, FALSE);
  g_clear_pointer (&name, g_free);
  name = accord_deal_card_describe (card);
  g_assert_cmpstr (name, ==, "Service contract, 苏州恒瑞医疗器械, €186,000, No next step");
  g_object_unref (card);
}

static void
test_state_bar (void)
{
  AccordStateBar *bar = g_object_ref_sink (ACCORD_STATE_BAR (accord_state_bar_new ()));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (bar));

  accord_state_bar_set_counts (bar, (int[]) { 2, 0, 1, 3 });
  assert_name (first, "2 overdue");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (first)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
  g_assert_cmpint (accord_state_bar_get_selected (bar), ==, ACCORD_STEP_OVERDUE);
  accord_state_bar_set_selected (bar, ACCORD_STEP_PLANNED);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));
  g_object_unref (bar);
}

static void
test_chart_is_a_list (void)
{
  const AccordBar october = { "Oct", 19, 0, -1, FALSE }, november = { "Nov", 0, 0, -1, FALSE };
  AccordBarChart *bars = g_object_ref_sink (ACCORD_BAR_CHART (accord_bar_chart_new ()));
  AccordChart *chart = ACCORD_CHART (bars);

  accord_chart_set_columns (chart, (const char *[]) { "Month", "Won", "Rate", NULL });
  accord_bar_chart_add (bars, &october, (const char *[]) { "Oct", "19", "46%", NULL }, "show the 19 deals");
  accord_bar_chart_add (bars, &november, (const char *[]) { "Nov", "0", "—", NULL }, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (chart))),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_name (gtk_widget_get_first_child (GTK_WIDGET (chart)), "Oct, Won 19, Rate 46%");
  g_assert_cmpstr (accord_chart_get_cells (chart, 1)[2], ==, "—");
  activated = -1;
  g_signal_connect (chart, "mark-activated", G_CALLBACK (activated_cb), NULL);
  accord_chart_activate (chart, 1);
  g_assert_cmpint (activated, ==, -1);
  accord_chart_activate (chart, 0);
  g_assert_cmpint (activated, ==, 0);
  accord_chart_clear (chart);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (chart)));
  g_object_unref (bars);
}

/* Rows of pixels in which bars of the series' blue stand, between two columns. */
static gboolean
find_bar (cairo_surface_t *surface, int left, int right, int *first, int *end)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);
  GdkRGBA color;
  guint32 blue;

  accord_chart_widget_color (ACCORD_SERIES_BLUE, &color);
  blue = 0xff000000 | (guint32) (color.red * 255 + 0.5f) << 16 | (guint32) (color.green * 255 + 0.5f) << 8 | (guint32) (color.blue * 255 + 0.5f);
  *first = *end = -1;
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = left; x < right; x++)
      if (((const guint32 *) (gconstpointer) (pixels + y * cairo_image_surface_get_stride (surface)))[x] == blue)
        {
          *first = *first < 0 ? y : *first;
          *end = y + 1;
        }
  return *first >= 0;
}

/* A month of less than nothing: its bar hangs from where that of the month before stands, down to half its height. */
static void
test_bars_below_zero (void)
{
  const AccordBar october = { "Oct", 100, 0, -1, FALSE }, november = { "Nov", -50, 0, -1, FALSE };
  AccordBarChart *bars = g_object_ref_sink (ACCORD_BAR_CHART (accord_bar_chart_new ()));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 200);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  int top, zero, from, end;

  accord_chart_set_columns (ACCORD_CHART (bars), (const char *[]) { "Month", NULL });
  accord_bar_chart_add (bars, &october, (const char *[]) { "Oct", NULL }, NULL);
  accord_bar_chart_add (bars, &november, (const char *[]) { "Nov", NULL }, NULL);
  gtk_widget_allocate (GTK_WIDGET (bars), 400, 200, -1, NULL);
  GTK_WIDGET_GET_CLASS (bars)->snapshot (GTK_WIDGET (bars), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  g_assert_true (find_bar (surface, 50, 210, &top, &zero));
  g_assert_true (find_bar (surface, 240, 400, &from, &end));
  g_assert_cmpint (ABS (from - zero), <=, 2);
  g_assert_cmpint (ABS (2 * (end - from) - (zero - top)), <=, 4);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (bars);
}

static gboolean
has_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
      gtk_widget_get_tooltip_text (widget) != NULL)
    return TRUE;
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

/* A menu button's inner toggle is named by GTK from the outer one. */
static gboolean
is_control (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
      GTK_IS_TEXT (widget) ||
      ACCORD_IS_CHART (widget) || ACCORD_IS_AVATAR (widget))
    return TRUE;
  return GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget));
}

static int
count_unnamed (GtkWidget *widget, const char **first_bad)
{
  int unnamed = 0;

  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkColumnView") || GTK_IS_CALENDAR (widget))
    return 0;
  if (gtk_widget_get_visible (widget) && is_control (widget) && !has_name (widget))
    {
      *first_bad = G_OBJECT_TYPE_NAME (widget);
      unnamed++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unnamed += count_unnamed (child, first_bad);
  return unnamed;
}

/* What people press first is read first. */
static void
test_control_comes_first (void)
{
  const char *const expected[] = { "Ctrl", "Shift", "Z" };
  g_autoptr (GtkWidget) caps = g_object_ref_sink (accord_key_caps_new ("<Shift><Control>z"));
  GtkWidget *cap = gtk_widget_get_first_child (caps);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++, cap = gtk_widget_get_next_sibling (cap))
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cap)), ==, expected[i]);
  g_assert_null (cap);
}

/* Whatever the width, a line begins before or behind these words, not in them. */
static void
assert_stays_whole (const char *text, const char *words)
{
  g_autoptr (GtkWidget) window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *label = accord_data_label_new (NULL);
  const char *from = strstr (text, words), *to = from + strlen (words);
  g_autoptr (PangoLayout) layout = NULL;

  gtk_window_set_child (GTK_WINDOW (window), label);
  accord_data_label_set_text (GTK_LABEL (label), text);
  layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (int width = 140; width < 420; width += 7)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          const char *at = text + pango_layout_line_get_start_index (pango_layout_get_line_readonly (layout, i));

          g_assert_false (at > from && at < to);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_figures_stay_whole (void)
{
  assert_stays_whole ("销售经理 · 上海 · 华东团队 · 2022年10月24日 加入 · 再见", "2022年10月24日");
  assert_stays_whole ("3 个商机（¥20.2万）已超过预计成交日期，需要重新安排。", "¥20.2万");
  assert_stays_whole ("已签约的为 NT$1,192.1萬，加上承諾的更多一些也好", "1,192.1萬");
}

static int
place_of (PangoLayout *layout, const char *text, const char *part)
{
  PangoRectangle at;

  g_assert_nonnull (strstr (text, part));
  pango_layout_index_to_pos (layout, (int) (strstr (text, part) - text), &at);
  return MIN (at.x, at.x + at.width);
}

/* Where words run from right to left a telephone number is read as it is dialled; words are as they were. */
static void
test_numbers_do_not_turn_round (void)
{
  g_autoptr (GtkWidget) window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *label = accord_data_label_new (NULL);
  const char *shown;

  gtk_widget_set_direction (label, GTK_TEXT_DIR_RTL);
  gtk_window_set_child (GTK_WINDOW (window), label);
  accord_data_label_set_text (GTK_LABEL (label), "+49 30 (12) 34567");
  shown = gtk_label_get_text (GTK_LABEL (label));
  g_assert_cmpint (place_of (gtk_label_get_layout (GTK_LABEL (label)), shown, "+49"), <,
                   place_of (gtk_label_get_layout (GTK_LABEL (label)), shown, "30"));
  g_assert_cmpint (place_of (gtk_label_get_layout (GTK_LABEL (label)), shown, "30"), <,
                   place_of (gtk_label_get_layout (GTK_LABEL (label)), shown, "34567"));
  accord_data_label_set_text (GTK_LABEL (label), "12 ערים");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "12 ערים");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  accord_data_label_set_text (GTK_LABEL (label), "+49 30 1");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "+49 30 1");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The picture of a line in so many pixels. */
static GBytes *
draw_line (AccordTextLine *line, int width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes *drawn;

  gtk_widget_allocate (GTK_WIDGET (line), width, 20, -1, NULL);
  GTK_WIDGET_GET_CLASS (line)->snapshot (GTK_WIDGET (line), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  drawn = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);
  return drawn;
}

/* The day counts more than the step's name: two names that are cut at the same place differ only by their days. */
static void
test_an_end_is_kept (void)
{
  AccordTextLine *line = ACCORD_TEXT_LINE (g_object_ref_sink (accord_text_line_new ("caption")));
  g_autoptr (GBytes) whole = NULL, cut = NULL, kept = NULL, other = NULL;

  accord_text_line_set_text (line, "Agree on the next meeting with everybody · tomorrow");
  whole = draw_line (line, 900);
  cut = draw_line (line, 160);
  accord_text_line_keep_end (line, strlen (" · tomorrow"));
  kept = draw_line (line, 160);
  g_assert_false (g_bytes_equal (kept, cut));
  accord_text_line_set_text (line, "Agree on the next meeting with everybody · tomorrows");
  accord_text_line_keep_end (line, strlen (" · tomorrows"));
  other = draw_line (line, 160);
  g_assert_false (g_bytes_equal (kept, other)); /* the end is seen */
  g_bytes_unref (g_steal_pointer (&other));
  accord_text_line_set_text (line, "Agree on the next meeting with everybody · tomorrow");
  accord_text_line_keep_end (line, strlen (" · tomorrow"));
  other = draw_line (line, 900);
  g_assert_true (g_bytes_equal (whole, other)); /* with room for all, nothing is cut */
  g_object_unref (line);
}

static GskRenderNode *
find_text (GskRenderNode *node)
{
  GskRenderNode *found = NULL;

  if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    return node;
  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    return find_text (gsk_transform_node_get_child (node));
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node) && found == NULL; i++)
      found = find_text (gsk_container_node_get_child (node, i));
  return found;
}

/* How large the font is that the letters of an avatar are taken from, in Pango's units; they are drawn within it. */
static int
letter_font (const char *name, gboolean person, int size)
{
  GtkWidget *avatar = g_object_ref_sink (accord_avatar_new (name, person, size));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoFontDescription *font;
  GskRenderNode *node, *text;
  graphene_rect_t bounds;
  int font_size;

  gtk_widget_allocate (avatar, size, size, -1, NULL);
  GTK_WIDGET_GET_CLASS (avatar)->snapshot (avatar, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  text = find_text (node);
  g_assert_nonnull (text);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, size);
  g_assert_cmpfloat (bounds.size.width, >, size / 5.0);
  font = pango_font_describe_with_absolute_size (gsk_text_node_get_font (text));
  font_size = pango_font_description_get_size (font);
  pango_font_description_free (font);
  gsk_render_node_unref (node);
  g_object_unref (avatar);
  return font_size;
}

/* A font of its own for each width of letters is what the first list of the program would wait for. */
static void
test_letters_share_a_font (void)
{
  static const char *const names[] = { "Müller Wagner", "Ina Illig", "苏州恒瑞医疗器械", "Nordwind" };
  static const int sizes[] = { 24, 38, 72 };
  int first = letter_font (names[0], TRUE, sizes[0]);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      g_assert_cmpint (letter_font (names[i], i < 2, sizes[j]), ==, first);
}

static GtkDropTarget *
add_drop_target (GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  return target;
}

/* A motion as GTK tells it: first on its way down, then to the target if nobody below took it. */
static void
hover (GtkWidget *widget, GtkDropTarget *target)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GdkDragAction action;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", 5.0, 5.0);
    }
  if (target != NULL)
    g_signal_emit_by_name (target, "motion", 5.0, 5.0, &action);
  test_settle ();
}

static gboolean
taken_cb (guint *n_taken)
{
  (*n_taken)++;
  return TRUE;
}

/* The mark is put there before its owner listens: GTK asks whoever listened first, and nobody else. */
static void
test_a_marked_place_takes_the_file (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkDropTarget *target = add_drop_target (window);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;
  guint n_taken = 0;

  accord_drop_mark_attach (window, window, target, "Drop to Import");
  g_signal_connect_swapped (target, "drop", G_CALLBACK (taken_cb), &n_taken);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  hover (window, target);
  g_value_init (&value, G_TYPE_STRING);
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (n_taken, ==, 1);
  g_object_notify (G_OBJECT (target), "current-drop");
  g_assert_false (accord_drop_mark_is_shown (window));
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

static void
test_drop_mark (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkDropTarget *target = add_drop_target (window);

  accord_drop_mark_attach (window, window, target, "Drop to Import");
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  g_assert_false (accord_drop_mark_is_shown (window));
  hover (window, target);
  g_assert_true (accord_drop_mark_is_shown (window));
  hover (window, NULL); /* over a photo, which takes the file itself */
  g_assert_false (accord_drop_mark_is_shown (window));
  hover (window, target);
  g_signal_emit_by_name (target, "leave");
  g_assert_false (accord_drop_mark_is_shown (window));
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

static void
test_every_control_has_a_name (void)
{
  GtkWidget *pages[] = { gallery_record_page (), gallery_board_page (), gallery_insights_page () };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *window = gtk_window_new ();
      const char *first_bad = "none";
      int unnamed;

      gtk_window_set_child (GTK_WINDOW (window), pages[i]);
      gtk_window_present (GTK_WINDOW (window));
      for (int turn = 0; turn < 8; turn++)
        test_settle ();
      unnamed = count_unnamed (pages[i], &first_bad);
      if (unnamed != 0)
        g_test_message ("page %d: %s", (int) i, first_bad);
      g_assert_cmpint (unnamed, ==, 0);
      gtk_window_destroy (GTK_WINDOW (window));
      test_settle ();
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* GTK asks the display where the pointer is each time it is told. */
static void
test_tooltip_is_told_only_when_it_is_another (void)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (gtk_button_new ());
  guint n = 0;

  g_signal_connect_swapped (button, "notify::tooltip-text", G_CALLBACK (count_cb), &n);
  accord_tooltip_set (button, NULL);
  accord_tooltip_set (button, "");
  g_assert_cmpuint (n, ==, 0);
  accord_tooltip_set (button, "3 of 4 done");
  accord_tooltip_set (button, "3 of 4 done");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "3 of 4 done");
  accord_tooltip_set (button, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (gtk_widget_get_tooltip_text (button));
}

/* What changes with each record is told to who points at it; nothing is asked for it before. */
static void
test_kept_tooltip_is_told_when_asked (void)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (gtk_button_new ());
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean told = FALSE;

  accord_tooltip_keep (button, "wang wei");
  g_assert_true (gtk_widget_get_has_tooltip (button));
  g_signal_emit_by_name (button, "query-tooltip", 0, 0, FALSE, tooltip, &told);
  g_assert_true (told);
  accord_tooltip_keep (button, NULL);
  g_signal_emit_by_name (button, "query-tooltip", 0, 0, FALSE, tooltip, &told);
  g_assert_false (told);
  accord_tooltip_set (button, "Rename");
  g_assert_true (gtk_widget_get_visible (button));
}

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

/* Whether the choices that are left of a drop-down whose search holds @typed are those of @words. */
static void
assert_found (GtkWidget *chooser, const char *typed, const char *words)
{
  GtkWidget *entry = find_inside (chooser, GTK_TYPE_SEARCH_ENTRY);
  GtkListView *list = GTK_LIST_VIEW (find_inside (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW));
  g_autoptr (GString) left = g_string_new (NULL);
  GListModel *model;

  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "search-changed");
  model = G_LIST_MODEL (gtk_list_view_get_model (list));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      g_string_append_printf (left, "%s%s", i > 0 ? " | " : "", gtk_string_object_get_string (item));
    }
  g_assert_cmpstr (left->str, ==, words);
}

static void
assert_searches_like_other_lists (GtkWidget *chooser)
{
  GtkWidget *window = gtk_window_new ();
  guint selected;

  accord_choice_search_accept (chooser);
  gtk_window_set_child (GTK_WINDOW (window), chooser);
  assert_found (chooser, "chengshi", "城市");
  assert_found (chooser, "cs", "城市");
  assert_found (chooser, "市", "城市");
  assert_found (chooser, "work phone", "Phone (work)");
  assert_found (chooser, "hone", "Phone (work) | Telephone");
  assert_found (chooser, "nothing", "");
  assert_found (chooser, "", "城市 | Phone (work) | Telephone");
  gtk_editable_set_text (GTK_EDITABLE (find_inside (chooser, GTK_TYPE_SEARCH_ENTRY)), "tele");
  g_signal_emit_by_name (find_inside (chooser, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_object_get (chooser, "selected", &selected, NULL);
  g_assert_cmpuint (selected, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choices_are_found_by_sound_and_by_any_word (void)
{
  const char *choices[] = { "城市", "Phone (work)", "Telephone", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  assert_searches_like_other_lists (g_object_new (GTK_TYPE_DROP_DOWN, "model", model, "expression", text,
                                                  "enable-search", TRUE, NULL));
  assert_searches_like_other_lists (g_object_new (ADW_TYPE_COMBO_ROW, "model", model, "expression", text,
                                                  "enable-search", TRUE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/accord_app/Accord/icons");
  g_test_add_func ("/widgets/tooltip/is-told-only-when-it-is-another", test_tooltip_is_told_only_when_it_is_another);
  g_test_add_func ("/widgets/tooltip/kept-is-told-when-asked", test_kept_tooltip_is_told_when_asked);
  g_test_add_func ("/widgets/step-state/words-by-hand", test_words);
  g_test_add_func ("/widgets/step-state/chinese-days-fit-a-card", test_chinese_words);
  g_test_add_func ("/widgets/step-state/four-icons-of-their-own", test_icons_exist);
  g_test_add_func ("/widgets/chart/axis-steps-are-round", test_axis);
  g_test_add_func ("/widgets/chart/is-a-list-that-reads-like-its-table", test_chart_is_a_list);
  g_test_add_func ("/widgets/chart/bars-below-zero-hang-from-it", test_bars_below_zero);
  g_test_add_func ("/widgets/stat-strip/a-cell-says-its-figure-and-drills", test_stat_cells);
  g_test_add_func ("/widgets/stat-strip/two-stand-in-line", test_strips_stand_in_line);
  g_test_add_func ("/widgets/chip/a-click-removes-and-does-not-toggle", test_chip_removed);
  g_test_add_func ("/widgets/kpi-tile/says-the-direction", test_longer_cycle_is_bad);
  g_test_add_func ("/widgets/deal-card/its-name-says-all-it-shows", test_deal_card_says_all);
  g_test_add_func ("/widgets/state-bar/at-most-one-part-filters", test_state_bar);
  g_test_add_func ("/widgets/key-caps/control-comes-first", test_control_comes_first);
  g_test_add_func ("/widgets/data-label/dates-and-amounts-stay-on-one-line", test_figures_stay_whole);
  g_test_add_func ("/widgets/data-label/numbers-do-not-turn-round-from-right-to-left", test_numbers_do_not_turn_round);
  g_test_add_func ("/widgets/text-line/an-end-is-kept", test_an_end_is_kept);
  g_test_add_func ("/widgets/avatar/letters-of-every-size-fit-and-share-a-font", test_letters_share_a_font);
  g_test_add_func ("/widgets/drop-mark/its-place-takes-the-file", test_a_marked_place_takes_the_file);
  g_test_add_func ("/widgets/drop-mark/is-there-while-a-file-would-be-taken", test_drop_mark);
  g_test_add_func ("/widgets/choice-search/choices-are-found-by-sound-and-by-any-word", test_choices_are_found_by_sound_and_by_any_word);
  g_test_add_func ("/widgets/every-control-has-a-name", test_every_control_has_a_name);
  test_field_row_add ();
  test_caret_add ();
  test_come_up_add ();
  test_toast_stage_add ();
  return g_test_run ();
}
