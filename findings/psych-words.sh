#!/usr/bin/env bash
# Bet: the weighted kappa of two raters who said low, medium and high, as ordered factors, goes by the order of the factors; scoreItems leaves a question that
#   somebody skipped out of that person's score, and turns an answer of 3 round on a scale of 1 to 6 to the same number whoever else answered.
# What happens: cohen.kappa turns the factors into letters and weighs high, low, medium by the alphabet: .18 where the codes 1, 2, 3 give .73. Marks of 1 to 10 that
#   were read as factors are weighed as 1, 10, 2, 3 ...: .69 for .93. scoreItems puts the median of all into a skipped question (who answered one of three with 5
#   gets 3.67), and turns "-q3" round within the least and the greatest answer that anybody gave to any question: four people keep their
#   answers and lose a third of a point each when their colleagues with a 6 are left out. No warning of any of it.
# Why it matters: agreement on severities, and scales with turned questions, are what a study of a workshop reports. The figures are plausible.
# Versions: psych 2.2.9 (Debian's r-cran-psych 2.2.9-1). Needs a Debian 12 with its R (r-base-core 4.2.2). The help pages name the median and the observed range.
# Do instead: cohen.kappa(cbind(as.integer(a), as.integer(b))); scoreItems(..., impute = "none", min = 1, max = 7).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
get() { apt-get download -qq r-cran-psych=2.2.9-1 r-cran-mnormt=2.1.1-2 r-cran-lattice=0.20-45-3 r-cran-nlme=3.1.162-1 2> apt.log; }
get || { apt-get update -qq > /dev/null; get; } || { cat apt.log; exit 2; }
for package in *.deb; do dpkg-deb -x "$package" deb; done
export R_LIBS="$tmp/deb/usr/lib/R/site-library:$tmp/deb/usr/lib/R/library"
cat > run.R <<'R'
options(warn = 1)
library(psych)
cat("psych", as.character(packageVersion("psych")), "on R", as.character(getRversion()), "\n")
said <- character()
quiet <- function(call) withCallingHandlers(call, warning = function(w) {
  if (!grepl("confidence interval exceed|NaNs produced", conditionMessage(w))) said <<- c(said, conditionMessage(w))
  invokeRestart("muffleWarning")
})
weighted <- function(a, b) round(quiet(cohen.kappa(data.frame(a, b)))$weighted.kappa, 2)

words <- c("low", "medium", "high")
a <- factor(words[c(1, 1, 2, 2, 3, 3, 1, 3)], words, ordered = TRUE)
b <- factor(words[c(1, 2, 2, 3, 3, 2, 1, 3)], words, ordered = TRUE)
of_words <- c(weighted(a, b), weighted(as.integer(a), as.integer(b)))
one <- rep(1:10, 4)
other <- pmin(10, pmax(1, one + rep(c(0, 1, -1, 2, 0, -2, 1, 0), 5)))
of_marks <- c(weighted(factor(one, 1:10), factor(other, 1:10)), weighted(one, other))
cat("weighted kappa, low/medium/high:", of_words[1], "as ordered factors,", of_words[2], "as 1, 2, 3\n")
cat("weighted kappa, marks of 1 to 10:", of_marks[1], "as factors,", of_marks[2], "as numbers\n")

gaps <- data.frame(q1 = c(1, 2, 3, 4, 5, 5), q2 = c(2, 2, 3, 4, 5, NA), q3 = c(1, 3, 3, 5, 5, NA))
score <- function(keys, answers, ...) round(as.vector(quiet(scoreItems(list(all = keys), answers, ...))$scores), 2)
skipped <- c(score(c("q1", "q2", "q3"), gaps)[6], score(c("q1", "q2", "q3"), gaps, impute = "none")[6])
cat("answered 5 and skipped two:", skipped[1], "| with impute = \"none\":", skipped[2], "\n")
answers <- data.frame(q1 = c(2, 3, 4, 5, 6, 5), q2 = c(2, 4, 3, 5, 6, 6), q3 = c(5, 5, 4, 3, 2, 3))
keys <- c("q1", "q2", "-q3")
of_six <- score(keys, answers)[1:4]
of_four <- score(keys, answers[1:4, ])
told <- score(keys, answers[1:4, ], min = 1, max = 7)
cat("four people among six:", of_six, "| by themselves:", of_four, "| told the scale:", told, "\n")
cat("warnings:", length(said), "\n")
quit(status = !(
  identical(of_words, c(0.18, 0.73)) && identical(of_marks, c(0.69, 0.93)) && identical(skipped, c(3.67, 5)) &&
    identical(of_six, c(2.33, 3.33, 3.67, 5)) && identical(of_four, c(2, 3, 3.33, 4.67)) && identical(told, of_six) && length(said) == 0
))
R
Rscript --vanilla run.R
echo "As described: ordered words go by the alphabet, and a person's score depends on who else answered."
