//! The forms that ship, what the reader refuses, and what answers are worth.

use super::*;

const FILE: &str = include_str!("../../../assets/quiz.ron");

/// All answers right, but for what `change` does to them.
fn answers(form: &Form, change: impl Fn(usize, &mut Answer)) -> Vec<Answer> {
    let right = |(at, s): (usize, &QuizItem)| {
        let mut answer = Answer {
            situation: s.id.clone(),
            job: s.job,
            reason: Some(s.reasons[s.right()].id.clone()),
        };
        change(at, &mut answer);
        answer
    };
    form.situations.iter().enumerate().map(right).collect()
}

#[test]
fn both_forms_ask_for_every_job_and_the_two_hats_equally_often() {
    let asked = |hat: Hat| {
        let all = FormId::ALL.map(|id| &quiz().form(id).situations);
        all.into_iter().flatten().filter(|s| s.job == hat).count()
    };
    assert_eq!(asked(Hat::Lead), asked(Hat::Manage));
    assert_eq!(asked(Hat::Both), 2);
    assert_eq!(asked(Hat::Wait), 2);
}

#[test]
fn neither_place_nor_length_gives_a_reason_away() {
    let all = FormId::ALL.map(|id| &quiz().form(id).situations);
    let mut places = [0; 4];
    let mut longest = 0;
    for situation in all.into_iter().flatten() {
        let right = situation.right();
        places[right] += 1;
        let length = |at: usize| situation.reasons[at].text.chars().count();
        longest += usize::from((0..4).all(|at| length(at) <= length(right)));
    }
    assert!(places.iter().all(|&n| (1..=4).contains(&n)), "{places:?}");
    assert!(
        longest <= 5,
        "{longest} of 10 right reasons are the longest"
    );
}

#[test]
fn situations_are_short_and_none_names_a_job_or_a_word_of_a_reason_that_is_right() {
    for form in FormId::ALL.map(|id| quiz().form(id)) {
        for situation in &form.situations {
            let words = situation.text.split_whitespace().count();
            assert!((35..=60).contains(&words), "{}: {words}", situation.id);
            let lower = situation.text.to_lowercase();
            for word in ["leader", "manager", "to lead", "to manage", "clear"] {
                assert!(!lower.contains(word), "{}: {word}", situation.id);
            }
            assert!(situation.key.starts_with(match situation.job {
                Hat::Lead => "Lead: ",
                Hat::Manage => "Manage: ",
                Hat::Both => "Both: ",
                Hat::Wait => "Leave it: ",
            }));
        }
    }
}

#[test]
fn a_job_and_a_reason_are_a_point_each() {
    let form = quiz().form(FormId::A);
    let score = |answers: &[Answer]| form.score(answers);
    let right = answers(form, |_, _| {});
    assert_eq!(score(&right).points(), MOST);
    let hasty = answers(form, |at, answer| {
        if at == 0 {
            answer.job = Hat::Wait;
        }
        if at < 3 {
            answer.reason = None;
        }
    });
    assert_eq!(
        score(&hasty),
        Score {
            jobs: 4,
            reasons: 2
        }
    );
    assert_eq!(score(&right[..2]).points(), 4, "the rest is not answered");
    assert_eq!(score(&[]), Score::default());
    let other = answers(quiz().form(FormId::B), |_, _| {});
    assert_eq!(score(&other), Score::default(), "the other form's");
    let again = [right[0].clone(), hasty[0].clone()];
    assert_eq!(score(&again), Score::default(), "the last one counts");
}

#[test]
fn a_file_with_a_mistake_is_refused_and_told_where() {
    assert!(Quiz::parse(FILE).is_ok());
    for (from, to, says) in [
        ("format: 1,", "format: 2,", "format 2"),
        ("id: B,", "id: A,", "not A and B"),
        (
            "job: Wait,",
            "job: Lead,",
            "form A: no situation asks for Wait",
        ),
        (
            "\"machines\"",
            "\"nights\"",
            "\"nights\": another one has this id",
        ),
        (
            ", right: true",
            "",
            "\"nights\": one of its reasons has to be right",
        ),
        (
            "\"why-lost\"",
            "\"checks\"",
            "\"nights\": two of its reasons",
        ),
        ("key: \"Manage", "keys: \"Manage", "line 22"),
    ] {
        let broken = FILE.replacen(from, to, 1);
        assert_ne!(broken, FILE);
        let mistake = Quiz::parse(&broken).expect_err(from).to_string();
        assert!(mistake.contains(says), "{mistake}");
    }
}

#[test]
fn ids_and_letters_stay_what_kept_answers_call_them() {
    let said: Vec<String> = FormId::ALL
        .map(|id| &quiz().form(id).situations)
        .into_iter()
        .flatten()
        .map(|s| {
            let ids: Vec<&str> = s.reasons.iter().map(|r| &*r.id).collect();
            format!("{}: {}", s.id, ids.join(" "))
        })
        .collect();
    assert_eq!(
        said,
        [
            "nights: shared-anew why-lost checks neither",
            "machines: training canteen what-of-us proud",
            "library: packing choice-and-boxes choice van",
            "counter: what-for small permission theirs",
            "buses: after-the-trams figures no-hurry why-figures",
            "stage: worn-off nobody-does will-follow money",
            "food-bank: two-answers kitchen-rota forgotten both-content",
            "apprentice: speed by-when in-hand her-affair",
            "reception: why-together hours want-and-how border",
            "river: where-to water why-and-where why-carry",
        ]
    );
}

#[test]
fn a_table_of_answers_is_read_as_it_is_typed_in() {
    let text = "\u{feff}person,when,form,1,2,3,4,5\n\
                7, Before ,a,Manage A,LEAD c,both b,leave d,lead a\n\
                ,,,,,,,\n\
                7,after,B,manage b,lead,,,\n\
                ana,before,B,lead a\n";
    let kept = Kept::read(text).expect("it is right");
    let points: Vec<u32> = kept.iter().map(Kept::points).collect();
    assert_eq!(points, [10, 3, 0]);
    assert_eq!(kept[1].answers.len(), 2);
    let pairs = Kept::pairs(&kept);
    assert_eq!((&*pairs.points, pairs.left_out), (&[(10, 3)][..], 1));
    assert_eq!(Kept::read(&Kept::table(&kept)), Ok(kept), "there and back");
    let formula = Kept {
        person: "=1+1".to_owned(),
        when: When::Before,
        form: FormId::A,
        answers: Vec::new(),
    };
    assert!(Kept::table(&[formula]).contains("\n'=1+1,"), "no formula");
    let head = "person,when,form,1,2,3,4,5\n";
    for (line, says) in [
        ("7,during,A", "line 2: `when` is before or after"),
        ("7,before,C", "line 2: `form` is A or B"),
        (",before,A,lead", "line 2: it says of nobody"),
        ("7,before,A,lead e", "line 2: answer 1: the reasons are"),
        ("7,before,A,,wait", "line 2: answer 2: the jobs are"),
        (
            "7,before,A,lead a b",
            "line 2: answer 1: a job and one letter",
        ),
        ("7,before,A,,,,,,lead", "line 2: it has more than 8 fields"),
    ] {
        let mistake = Kept::read(&format!("{head}{line}\n")).expect_err(line);
        assert!(mistake.to_string().contains(says), "{mistake}");
    }
    assert!(Kept::read("who,when\n").is_err());
}

#[test]
fn a_second_form_is_the_other_one_and_there_is_no_third() {
    let line = |when, form| Kept {
        person: "7".to_owned(),
        when,
        form,
        answers: Vec::new(),
    };
    let next = |kept: &[Kept], wanted| {
        let next = quiz().next(kept, "7", wanted);
        next.map(|(when, form)| (when, form.id))
    };
    assert_eq!(next(&[], None), Some((When::Before, FormId::A)));
    let b = [line(When::Before, FormId::B)];
    assert_eq!(next(&[], Some(FormId::B)), Some((When::Before, FormId::B)));
    assert_eq!(next(&b, None), Some((When::After, FormId::A)));
    assert_eq!(next(&b, Some(FormId::B)), Some((When::After, FormId::A)));
    let both = [line(When::Before, FormId::B), line(When::After, FormId::A)];
    assert_eq!(next(&both, None), None);
    let twice = [line(When::Before, FormId::A), line(When::After, FormId::A)];
    assert_eq!(Kept::pairs(&twice).left_out, 1, "the same form twice");
}

#[test]
fn answers_are_kept_by_ids() {
    let answer = Answer {
        situation: "nights".to_owned(),
        job: Hat::Manage,
        reason: None,
    };
    let text = serde_json::to_string(&answer).expect("it is plain");
    assert_eq!(text, r#"{"situation":"nights","job":"Manage"}"#);
    assert_eq!(serde_json::from_str::<Answer>(&text).ok(), Some(answer));
    let form: FormId = serde_json::from_str("\"a\"").expect("a form");
    assert_eq!(form, FormId::A);
}
