/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "accord-flow.h"
#include "accord-report.h"

G_BEGIN_DECLS

/* How a chart is drawn. */
typedef enum {
  ACCORD_PLOT_COLUMNS,  /* bars over months: value, forecast hatched on top, goal as a short mark */
  ACCORD_PLOT_BARS,     /* horizontal bars: a share of a track, or an amount beside the largest */
  ACCORD_PLOT_FUNNEL,   /* horizontal bars with what passed and how that changed */
  ACCORD_PLOT_DUMBBELL, /* hollow: before, filled: now */
  ACCORD_PLOT_LINES,    /* a line with what is expected behind it and how sure that is */
  ACCORD_PLOT_HEAT,     /* a grid of counts */
  ACCORD_PLOT_WORDS,    /* sentences only */
} AccordPlotShape;

/* Colours by what they mean (ui.md §9). */
typedef enum {
  ACCORD_TONE_BLUE,   /* the thing */
  ACCORD_TONE_ORANGE, /* look here */
  ACCORD_TONE_TEAL,
  ACCORD_TONE_PURPLE,
  ACCORD_TONE_GREY,   /* before, lost, rest */
  ACCORD_N_TONES,
} AccordPlotTone;

typedef enum {
  ACCORD_KEY_FILL,
  ACCORD_KEY_HATCH,
  ACCORD_KEY_LINE,
  ACCORD_KEY_DASH,
  ACCORD_KEY_BAND,
  ACCORD_KEY_RING,
} AccordPlotKeyMark;

/* A line of the legend. */
typedef struct {
  AccordPlotTone tone;
  AccordPlotKeyMark mark;
  char *label;
} AccordPlotKey;

/* The records behind a mark: a query, or what a flow says of one of its stages; without either, what its figure is made of
 * (accord_figure_parts()). */
typedef struct AccordPlotDrill AccordPlotDrill;
struct AccordPlotDrill {
  char *words;    /* "show the 11 deals" */
  char *title;
  char *subtitle; /* NULL: the count */
  AccordQuery *query;
  AccordDealScope *scope; /* with the rest, instead of a query */
  AccordPeriod period;
  gint64 stage;
  char *question; /* uid of a question whose cell it is, with row and column; else NULL */
  DexFuture *(*ids) (AccordStore *store, const AccordPlotDrill *drill); /* GArray of gint64, instead of the rest; NULL */
  const AccordKind *kind; /* of those */
  gint64 member;  /* whose; 0: everyone's */
  gint64 number;  /* what else it needs to find them */
  char *text;     /* the same, as a text */
  AccordReportRequest *request; /* with the next, for @ids: of a figure that no query tells; NULL */
  AccordFigure *figure;
};

#define ACCORD_PLOT_NONE (-G_MAXDOUBLE)

typedef struct {
  char *label; /* beside or under the mark; may be NULL */
  char *text;  /* the value, finished */
  char *note;  /* of less weight: "19/41" */
  char *note2;
  double value;    /* ACCORD_PLOT_NONE: none, in the next ones too */
  double before;   /* dumbbell */
  double forecast; /* columns: added on top; lines: expected */
  double goal;     /* columns: a short mark; bars: pace */
  double low80, low50, high50, high80; /* lines */
  AccordPlotTone tone;
  gboolean weak;    /* fewer than five cases */
  gboolean partial; /* the time is not over */
  gboolean look;    /* words beside it are orange as well */
  /* Its words, there once accord_plot_tell() was asked for them: */
  GStrv cells;      /* as the table says it, one for each column */
  GStrv data;       /* as a file says it; NULL: like cells */
  AccordPlotDrill *drill; /* NULL: nothing behind it */
} AccordPlotMark;

/* Puts words into a mark: cells, data and what is behind it. Any thread. */
typedef void (*AccordPlotTeller) (AccordPlotMark *mark, guint index, gpointer data);

/**
 * AccordPlot: a chart as values and words, without a size and without a screen: drawn alike in a window, in SVG, PDF and
 * on paper. Filled on one thread, then only read. Boxed, counted.
 */
typedef struct {
  gatomicrefcount refs;
  AccordPlotShape shape;
  AccordUnit unit;   /* of the axis */
  char *currency;    /* of money; minor units */
  char *title;
  char *takeaway;    /* one or two sentences; NULL: none */
  gboolean as_table; /* shown as its table first */
  char *too_little;  /* in place of the chart; NULL: draw it */
  char *explanation; /* how this is counted */
  GStrv columns;     /* of the table; the first names the marks */
  GPtrArray *marks;  /* of AccordPlotMark */
  guint first_drawn; /* bars and columns: marks before it and */
  guint n_drawn;     /* behind so many stand in the table and in files alone; 0: all are drawn */
  GPtrArray *keys;   /* of AccordPlotKey */
  double overall;    /* bars: line over all; lines: goal; ACCORD_PLOT_NONE */
  char *overall_label;
  char *note_head;   /* headings over notes */
  char *note2_head;
  GStrv rows;        /* heat */
  GStrv cols;
  AccordPlotTeller teller; /* of marks without words; NULL: all have theirs */
  gpointer teller_data;    /* owned: */
  GDestroyNotify teller_destroy;
} AccordPlot;
#define ACCORD_TYPE_PLOT (accord_plot_get_type ())
GType accord_plot_get_type (void) G_GNUC_CONST;
AccordPlot *accord_plot_new (AccordPlotShape shape, AccordUnit unit, const char *currency, const char *title);
AccordPlot *accord_plot_ref (AccordPlot *self);
void accord_plot_unref (AccordPlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlot, accord_plot_unref)

AccordPlotMark *accord_plot_add (AccordPlot *self, const char *label);
void accord_plot_set_cells (AccordPlotMark *mark, ...) G_GNUC_NULL_TERMINATED; /* takes the texts */
void accord_plot_set_data (AccordPlotMark *mark, ...) G_GNUC_NULL_TERMINATED;  /* takes the texts */
void accord_plot_set_columns (AccordPlot *self, ...) G_GNUC_NULL_TERMINATED;
void accord_plot_add_key (AccordPlot *self, AccordPlotTone tone, AccordPlotKeyMark mark, const char *label);
void accord_plot_set_teller (AccordPlot *self, AccordPlotTeller teller, gpointer data, GDestroyNotify destroy);
void accord_plot_draw_only (AccordPlot *self, guint first, guint n);
guint accord_plot_end_drawn (const AccordPlot *self);
const AccordPlotMark *accord_plot_mark (const AccordPlot *self, guint index);
const AccordPlotMark *accord_plot_tell (const AccordPlot *self, guint index);
AccordPlotDrill *accord_plot_drill_new (char *words, char *title, char *subtitle, AccordQuery *query); /* takes all */
char *accord_plot_describe (const AccordPlot *self);
char *accord_plot_to_csv (const AccordPlot *self);

/* Drawing. */
typedef struct {
  double red, green, blue, alpha;
} AccordPlotColor;
typedef struct {
  AccordPlotColor text, dim, grid, ground, track, look_text;
  AccordPlotColor tones[ACCORD_N_TONES];
} AccordPlotColors;
const AccordPlotColors *accord_plot_colors (gboolean dark, gboolean contrast);

/* Where everything of a plot stands in a given room. */
typedef struct {
  AccordPlot *plot;
  PangoContext *context;
  double width, height;
  double line;            /* height of a line of small text */
  cairo_rectangle_t area; /* where values are drawn */
  cairo_rectangle_t *rects; /* by mark */
  double top;             /* value at the end of the axis */
  double bottom;          /* at its beginning: 0, or below it */
  double step;            /* between its lines */
  double label_width, text_width, note_width, note2_width;
} AccordPlotFrame;
double accord_plot_height (const AccordPlot *plot, PangoContext *context, double width);
AccordPlotFrame *accord_plot_frame_new (AccordPlot *plot, PangoContext *context, double width, double height);
void accord_plot_frame_free (AccordPlotFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlotFrame, accord_plot_frame_free)
void accord_plot_frame_draw (const AccordPlotFrame *self, cairo_t *cr, const AccordPlotColors *colors, int current);

/* A whole card: title, sentence, chart, legend; on paper and in files. Returns its height. */
gboolean accord_plot_is_too_narrow (const AccordPlot *plot, PangoContext *context, double width);
double accord_plot_card_height (AccordPlot *plot, PangoContext *context, double width);
void accord_plot_card_draw (AccordPlot *plot, cairo_t *cr, PangoContext *context, double width, const AccordPlotColors *colors);
PangoContext *accord_plot_paper_context (double size);
gboolean accord_plot_write_svg (AccordPlot *plot, const char *path, GError **error);
cairo_surface_t *accord_plot_to_image (AccordPlot *plot, double width, double scale, gboolean dark);

G_END_DECLS
