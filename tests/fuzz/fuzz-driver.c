/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A main() for a fuzz entry where libFuzzer is not at hand:
 *
 *   fuzz-NAME RUNS FOLDER-OR-FILE… [--seed N]
 *
 * gives the entry every file, and then RUNS mutations of them, made by a seeded generator so that
 * a failure comes again. The input at hand is written to the file that ACCORD_FUZZ_SAVE names, if
 * it names one, before each run. */

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST (64 * 1024)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
run (const guint8 *data, gsize size)
{
  const char *save = g_getenv ("ACCORD_FUZZ_SAVE");
  g_autofree guint8 *copy = g_malloc (size + 1); /* its own block: reading past the end shows */

  if (save != NULL)
    g_file_set_contents_full (save, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                              0600, NULL);
  memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
add_file (GPtrArray *corpus, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (corpus, g_bytes_new_take (text, size));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_path (GPtrArray *corpus, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      add_file (corpus, path);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names); /* the same order everywhere */
  for (guint i = 0; i < names->len; i++)
    add_file (corpus, names->pdata[i]);
}

static GBytes *
pick (GPtrArray *corpus, GRand *rand)
{
  return corpus->pdata[g_rand_int_range (rand, 0, (int) corpus->len)];
}

/* One change at a random place: a bit, a byte, a telling byte, a piece gone, doubled, or taken
 * from another input. */
static void
mutate_once (GByteArray *input, GPtrArray *corpus, GRand *rand)
{
  static const char telling[] = "\",;\t|\r\n\0 0129.-+$\\%@"
                                "\xEF\xBB\xBF\xFF\xFE\x80\xA1\xC3\xD0\xF0";
  guint at = input->len > 0 ? (guint) g_rand_int_range (rand, 0, (int) input->len) : 0;
  guint left = input->len - at;
  guint n = left > 0 ? (guint) g_rand_int_range (rand, 0, (int) MIN (left, 64) + 1) : 0;
  gsize size;
  const guint8 *other = g_bytes_get_data (pick (corpus, rand), &size);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (left > 0)
        input->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    case 1:
      if (left > 0)
        input->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      if (left > 0)
        input->data[at] = (guint8) telling[g_rand_int_range (rand, 0, sizeof telling - 1)];
      break;
    case 3:
      if (n > 0)
        g_byte_array_remove_range (input, at, n);
      break;
    case 4:
      if (n > 0 && input->len < LONGEST)
        {
          g_autofree guint8 *piece = g_memdup2 (input->data + at, n);

          g_byte_array_append (input, piece, n);
        }
      break;
    default:
      if (size > 0 && input->len < LONGEST)
        g_byte_array_append (input, other, g_rand_int_range (rand, 0, (int) MIN (size, 256) + 1));
      break;
    }
}

static void
mutate (GPtrArray *corpus, GRand *rand)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (pick (corpus, rand), &size);

  g_byte_array_append (input, data, MIN (size, LONGEST));
  for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
    mutate_once (input, corpus, rand);
  run (input->data != NULL ? input->data : (const guint8 *) "", input->len);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) rand = NULL;
  guint32 seed = 1;
  long runs = argc > 1 ? strtol (argv[1], NULL, 10) : 0;

  for (int i = 2; i < argc; i++)
    if (strcmp (argv[i], "--seed") == 0 && i + 1 < argc)
      seed = (guint32) strtoul (argv[++i], NULL, 10);
    else
      add_path (corpus, argv[i]);
  if (corpus->len == 0)
    g_error ("usage: %s RUNS FOLDER-OR-FILE… [--seed N]", argv[0]);

  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (corpus->pdata[i], &size);

      run (data != NULL ? data : (const guint8 *) "", size);
    }
  rand = g_rand_new_with_seed (seed);
  for (long i = 0; i < runs; i++)
    mutate (corpus, rand);
  printf ("%u files and %ld mutations with seed %u\n", corpus->len, runs, seed);
  return 0;
}
